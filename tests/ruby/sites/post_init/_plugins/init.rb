# Hooks that documents call before their files are read, and pages afterwards.
Jekyll::Hooks.register :posts, :post_init do |post|
  post.data["seen"] = "#{post.data["title"].inspect} #{post.data["tags"].inspect} #{post.data["categories"].inspect} #{post.data["layout"].inspect} #{post.data.keys.sort.first.inspect}"
  post.data["title"] = "From the hook"
  post.data["tags"] = %w(hook)
  post.data["categories"] = %w(hook)
  post.data["kind"] = { "by" => "hook", "of" => "hook" }
  post.data["added"] = post.basename
end

Jekyll::Hooks.register [:documents, :notes], :post_init do |document|
  document.data["second"] = "#{document.data["second"]}#{document.data["title"].inspect}"
  document.data["last_modified_at"] ||= Time.utc(2020, 1, 2)
end

Jekyll::Hooks.register :pages, :post_init do |page|
  page.data["seen"] = page.data["title"]
  page.data["title"] = "From the hook"
end

Jekyll::Hooks.register :documents, :pre_render do |document|
  document.data["injected"] = "injected"
end
