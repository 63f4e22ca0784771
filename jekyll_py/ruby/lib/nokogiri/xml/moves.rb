# frozen_string_literal: true

module Nokogiri
  module XML
    # Changing a tree.
    class Node
      # Put a node behind the last child.
      def put(node)
        node.set_parent(self)
        own_children << node
      end

      def add_child(what)
        insert(what, own_children.size)
      end

      def <<(what)
        add_child(what)
        self
      end

      def prepend_child(what) = insert(what, 0)

      def add_next_sibling(what) = parent.insert(what, place + 1)
      alias next= add_next_sibling

      def add_previous_sibling(what) = parent.insert(what, place)
      alias previous= add_previous_sibling

      def after(what)
        add_next_sibling(what)
        self
      end

      def before(what)
        add_previous_sibling(what)
        self
      end

      def replace(what)
        nodes = parent.nodes_of(what)
        at = place
        holder = parent
        unlink unless nodes.any? { |one| one.equal?(self) }
        holder.insert_nodes(nodes, at)
        what.is_a?(Node) && !what.fragment? ? what : NodeSet.new(document, nodes)
      end

      def swap(what)
        replace(what)
        self
      end

      def children=(what)
        own_children.dup.each(&:unlink)
        add_child(what)
      end

      def inner_html=(what)
        self.children = what
      end

      def wrap(what)
        cover = what.is_a?(String) ? parent.nodes_of(what).first : what.dup
        add_next_sibling(cover)
        cover.add_child(self)
        self
      end

      def unlink
        return self unless parent
        parent.own_children.delete_at(place)
        set_parent(nil)
        document.changed
        self
      end
      alias remove unlink

      def parent=(node)
        node.add_child(self)
      end

      def dup(depth = 1, new_document = document) = copy_in(new_document, depth)
      alias clone dup

      # The fragment that a text stands for here.
      def fragment(text) = document.fragment_class.new(document, text, self)
      def parse(text, *) = fragment(text).children

      # Steps of the moves

      def set_parent(node)
        @parent = node
      end

      def insert(what, at)
        nodes = nodes_of(what)
        insert_nodes(nodes, at)
        what.is_a?(Node) && !what.fragment? ? what : NodeSet.new(document, nodes)
      end

      # The nodes that something to insert stands for: HTML, a node, a fragment or a set of nodes.
      def nodes_of(what)
        case what
        when String then fragment(what).own_children.dup
        when DocumentFragment then what.own_children.dup
        when Document then [what.root]
        when Node then [what]
        when NodeSet, Array then what.to_a.dup
        else raise ArgumentError, "Requires a Node, NodeSet or String argument, and cannot accept a #{what.class}.\n(You probably want to select a node from the Document with at() or search(), or create a new Node via Node.new().)"
        end
      end

      def insert_nodes(nodes, at)
        nodes.each do |node|
          at -= 1 if node.parent.equal?(self) && node.place < at
          node.unlink
          node.adopt(document)
          node.set_parent(self)
          own_children.insert(at, node)
          at += 1
        end
        join_texts
        document.changed
      end

      # The place among the children of the parent.
      def place = parent.own_children.index { |one| one.equal?(self) }

      # Make this node and those below it nodes of another document.
      def adopt(new_document)
        return if document.equal?(new_document)
        @document = new_document
        own_children.each { |one| one.adopt(new_document) }
      end

      private

      # Texts that come to stand side by side become one, as in libxml2.
      def join_texts
        own_children.each_cons(2).select { |one, two| one.instance_of?(Text) && two.instance_of?(Text) }.reverse_each do |one, two|
          one.own_text << two.own_text
          two.set_parent(nil)
          own_children.delete_at(own_children.index { |each| each.equal?(two) })
        end
      end
    end
  end
end
