"""HTTP without anything of Jekyll: addresses, certificates, hosts, conditional requests, media types and responses."""
