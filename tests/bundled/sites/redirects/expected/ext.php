<!DOCTYPE html>
<html lang="en-US">
  <meta charset="utf-8">
  <title>Redirecting&hellip;</title>
  <link rel="canonical" href="https://me.example/base/b.html">
  <script>location="https://me.example/base/b.html"</script>
  <meta http-equiv="refresh" content="0; url=https://me.example/base/b.html">
  <meta name="robots" content="noindex">
  <h1>Redirecting&hellip;</h1>
  <a href="https://me.example/base/b.html">Click here if you are not redirected.</a>
</html>
