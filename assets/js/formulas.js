/* Formulas that were left as TeX, \(…\) and \[…\], become MathML: where Jekyll builds the site, which has no filter for
   them. Loaded on pages that have such a formula. What it does not know stays as it is, as code. */
(() => {
  const SPACE = "http://www.w3.org/1998/Math/MathML";
  const make = (name, children = [], attributes = {}) => {
    const element = document.createElementNS(SPACE, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
  const table = (text) => Object.fromEntries(text.trim().split(/\s+/).map((pair) => pair.split("=")));
  const LETTERS = table(`alpha=α beta=β gamma=γ delta=δ epsilon=ϵ varepsilon=ε zeta=ζ eta=η theta=θ vartheta=ϑ iota=ι
    kappa=κ lambda=λ mu=μ nu=ν xi=ξ pi=π varpi=ϖ rho=ρ varrho=ϱ sigma=σ varsigma=ς tau=τ upsilon=υ phi=ϕ varphi=φ
    chi=χ psi=ψ omega=ω Gamma=Γ Delta=Δ Theta=Θ Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ Upsilon=Υ Phi=Φ Psi=Ψ Omega=Ω ell=ℓ
    hbar=ℏ infty=∞ partial=∂ nabla=∇ emptyset=∅ varnothing=∅ aleph=ℵ Re=ℜ Im=ℑ imath=ı jmath=ȷ`);
  const SIGNS = table(`times=× cdot=⋅ div=÷ pm=± mp=∓ ast=∗ star=⋆ circ=∘ bullet=∙ oplus=⊕ otimes=⊗ odot=⊙ wedge=∧
    land=∧ vee=∨ lor=∨ cap=∩ cup=∪ setminus=∖ le=≤ leq=≤ ge=≥ geq=≥ ne=≠ neq=≠ ll=≪ gg=≫ equiv=≡ approx=≈ sim=∼
    simeq=≃ cong=≅ propto=∝ in=∈ notin=∉ ni=∋ subset=⊂ supset=⊃ subseteq=⊆ supseteq=⊇ to=→ rightarrow=→ leftarrow=←
    gets=← leftrightarrow=↔ Rightarrow=⇒ implies=⟹ Leftarrow=⇐ Leftrightarrow=⇔ iff=⟺ mapsto=↦ uparrow=↑
    downarrow=↓ forall=∀ exists=∃ neg=¬ lnot=¬ perp=⊥ parallel=∥ mid=∣ angle=∠ triangle=△ dots=… ldots=… cdots=⋯
    vdots=⋮ ddots=⋱ prime=′ colon=: langle=⟨ rangle=⟩ lfloor=⌊ rfloor=⌋ lceil=⌈ rceil=⌉ vert=| lvert=| rvert=|
    Vert=‖ lVert=‖ rVert=‖ backslash=\\ top=⊤ bot=⊥ prec=≺ succ=≻ preceq=⪯ succeq=⪰ models=⊨ vdash=⊢ dagger=†`);
  const LARGE = table(`sum=∑ prod=∏ coprod=∐ bigcup=⋃ bigcap=⋂ bigoplus=⨁ bigotimes=⨂ bigvee=⋁ bigwedge=⋀`);
  const INTEGRALS = table(`int=∫ iint=∬ iiint=∭ oint=∮`);
  const LIMITS = new Set("lim limsup liminf max min sup inf arg argmax argmin det gcd Pr".split(" "));
  const NAMES = new Set("sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan log ln exp dim ker deg hom lg".split(" "));
  const ACCENTS = table(`hat=^ widehat=^ bar=¯ overline=¯ vec=→ dot=˙ ddot=¨ tilde=~ widetilde=~ check=ˇ breve=˘`);
  const WIDTHS = { ",": "0.17em", ":": "0.22em", ";": "0.28em", " ": "0.25em", quad: "1em", qquad: "2em", "!": "-0.17em" };
  const FONTS = { mathbf: "bold", boldsymbol: "bold", bm: "bold", mathbb: "double", mathcal: "script", mathscr: "script",
    mathfrak: "fraktur", mathrm: "", mathit: "", mathsf: "", operatorname: "" };
  const STARTS = { bold: [0x1d400, 0x1d41a], double: [0x1d538, 0x1d552], script: [0x1d49c, 0x1d4b6], fraktur: [0x1d504, 0x1d51e] };
  const HOLES = { double: table("C=ℂ H=ℍ N=ℕ P=ℙ Q=ℚ R=ℝ Z=ℤ"), fraktur: table("C=ℭ H=ℌ I=ℑ R=ℜ Z=ℨ"),
    script: table("B=ℬ E=ℰ F=ℱ H=ℋ I=ℐ L=ℒ M=ℳ R=ℛ e=ℯ g=ℊ o=ℴ") };
  const FENCES = { matrix: "", pmatrix: "()", bmatrix: "[]", Bmatrix: "{}", vmatrix: "||", Vmatrix: "‖‖", cases: "{",
    aligned: "", align: "", "align*": "", gathered: "", split: "", array: "" };
  const SIDES = { aligned: ["right", "left"], align: ["right", "left"], "align*": ["right", "left"], split: ["right", "left"],
    cases: ["left"] };
  const TOKEN = /\\[A-Za-z]+\*?|\\[\s\S]|\d+(?:\.\d+)?|\s+|[\s\S]/gu;

  const lettered = (text, font) => [...text].map((letter) => {
    const at = letter.charCodeAt(0) - (letter < "a" ? 65 : 97);
    const known = /[A-Za-z]/.test(letter) && STARTS[font];
    return HOLES[font]?.[letter] ?? (known ? String.fromCodePoint(STARTS[font][letter < "a" ? 0 : 1] + at) : letter);
  }).join("");

  class Reader {
    constructor(tex, display) {
      this.tokens = tex.match(TOKEN) ?? [];
      this.at = 0;
      this.display = display;
    }

    peek() {
      while (/^\s/.test(this.tokens[this.at] ?? "")) this.at += 1;
      return this.tokens[this.at];
    }

    next() {
      const token = this.peek();
      if (token === undefined) throw new SyntaxError("the formula ends early");
      this.at += 1;
      return token;
    }

    expect(wanted) {
      if (this.next() !== wanted) throw new SyntaxError(`${wanted} is missing`);
    }

    row(...ends) {
      const parts = [];
      while (this.peek() !== undefined && !ends.includes(this.peek())) parts.push(this.scripted());
      return parts.length === 1 ? parts[0] : make("mrow", parts);
    }

    argument() {
      if (this.peek() !== "{") return this.atom();
      this.next();
      const row = this.row("}");
      this.expect("}");
      return row;
    }

    raw() {
      this.expect("{");
      const start = this.at;
      for (let depth = 1; depth; this.at += 1) {
        if (this.at >= this.tokens.length) throw new SyntaxError("} is missing");
        depth += { "{": 1, "}": -1 }[this.tokens[this.at]] ?? 0;
      }
      return this.tokens.slice(start, this.at - 1).join("");
    }

    scripted() {
      const token = this.peek();
      const base = "^_'".includes(token) ? make("mrow") : this.atom();
      let above;
      let below;
      for (; "^_'".includes(this.peek() ?? "x");) {
        const sign = this.next();
        if (sign === "_") below = this.argument();
        else if (sign === "^") above = above ? make("mrow", [above, this.argument()]) : this.argument();
        else above = make("mrow", [...(above ? [above] : []), make("mo", ["′"])]);
      }
      const name = (token ?? "").slice(1);
      const isOver = this.display && (name in LARGE || LIMITS.has(name));
      const kinds = isOver ? ["munder", "mover", "munderover"] : ["msub", "msup", "msubsup"];
      if (below && above) return make(kinds[2], [base, below, above]);
      if (below || above) return make(kinds[below ? 0 : 1], [base, below ?? above]);
      return base;
    }

    atom() {
      const token = this.next();
      if (token === "{") {
        this.at -= 1;
        return this.argument();
      }
      if (/^\d/.test(token)) return make("mn", [token]);
      if (/^\p{L}$/u.test(token)) return make("mi", [token]);
      if (token === "&" || token === "}" || token === "$" || token === "#") throw new SyntaxError(token);
      if (token === "~") return make("mspace", [], { width: "0.25em" });
      if (token[0] !== "\\" || token.length === 1) return make("mo", [token === "-" ? "−" : token], this.stretch(token));
      return this.command(token.slice(1));
    }

    stretch(token) {
      return "()[]|".includes(token) ? { stretchy: "false" } : {};
    }

    command(name) {
      if (name in LETTERS) return make("mi", [LETTERS[name]]);
      if (name in SIGNS) return make("mo", [SIGNS[name]], { stretchy: "false" });
      if (name in LARGE) return make("mo", [LARGE[name]]);
      if (name in INTEGRALS) return make("mo", [INTEGRALS[name]]);
      if (name === "arg") return make("mrow", [make("mi", ["arg"]), make("mspace", [], { width: WIDTHS[","] })]);
      if (LIMITS.has(name) || NAMES.has(name)) return make("mi", [name === "argmax" ? "arg max" : name]);
      if (name in ACCENTS) return make("mover", [this.argument(), make("mo", [ACCENTS[name]])], { accent: "true" });
      if (name in WIDTHS) return make("mspace", [], { width: WIDTHS[name] });
      if ("{}%#&$_".includes(name)) return make("mo", [name], { stretchy: "false" });
      if (name === "|") return make("mo", ["‖"], { stretchy: "false" });
      if (name in FONTS) return make("mi", [lettered(this.peek() === "{" ? this.raw() : this.next(), FONTS[name])], { mathvariant: "normal" });
      if (/^(?:text|textrm|textit|textbf|mbox)$/.test(name)) return make("mtext", [this.raw().replace(/^ | $/g, "\u00a0")]);
      return this.construct(name);
    }

    construct(name) {
      if (/^[dt]?frac$/.test(name)) return make("mfrac", [this.argument(), this.argument()]);
      if (name === "sqrt") return this.root();
      if (name === "binom") {
        const inner = make("mfrac", [this.argument(), this.argument()], { linethickness: "0" });
        return make("mrow", [make("mo", ["("]), inner, make("mo", [")"])]);
      }
      if (name === "underline") return make("munder", [this.argument(), make("mo", ["_"])]);
      if (name === "underbrace") return make("munder", [this.argument(), make("mo", ["⏟"])]);
      if (name === "overbrace") return make("mover", [this.argument(), make("mo", ["⏞"])]);
      if (name === "left") return this.fenced();
      if (/^[bB]igg?[lrm]?$/.test(name)) return this.atom();
      if (name === "begin") return this.environment(this.raw());
      if (/^(?:displaystyle|textstyle|limits|nolimits|nonumber)$/.test(name)) return make("mrow");
      throw new SyntaxError(`\\${name} is unknown`);
    }

    root() {
      if (this.peek() !== "[") return make("msqrt", [this.argument()]);
      this.next();
      const index = this.row("]");
      this.expect("]");
      return make("mroot", [this.argument(), index]);
    }

    fence() {
      const token = this.next();
      if (token === ".") return [];
      return [make("mo", [SIGNS[token.slice(1)] ?? (token === "\\|" ? "‖" : token.replace("\\", ""))], { stretchy: "true" })];
    }

    fenced() {
      const first = this.fence();
      const inner = this.row("\\right");
      this.expect("\\right");
      return make("mrow", [...first, inner, ...this.fence()]);
    }

    environment(name) {
      if (!(name in FENCES)) throw new SyntaxError(`${name} is unknown`);
      if (name === "array") this.raw();
      const rows = [[]];
      while (this.peek() !== "\\end") {
        const sides = SIDES[name] ?? ["center"];
        const style = `text-align: ${sides[rows.at(-1).length % sides.length]}`;
        rows.at(-1).push(make("mtd", [this.row("&", "\\\\", "\\end")], { style }));
        if (this.peek() === "&") this.next();
        else if (this.peek() === "\\\\") {
          this.next();
          rows.push([]);
        }
      }
      this.next();
      this.raw();
      const inner = make("mtable", rows.filter((row) => row.length).map((row) => make("mtr", row)));
      const [first, last] = FENCES[name];
      return make("mrow", [...(first ? [make("mo", [first])] : []), inner, ...(last ? [make("mo", [last])] : [])]);
    }
  }

  const converted = (tex, display) => {
    const element = make("math", [], display ? { display: "block" } : {});
    try {
      const reader = new Reader(tex.trim(), display);
      element.append(reader.row());
      if (reader.peek() !== undefined) throw new SyntaxError(reader.peek());
      return element;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      const code = document.createElement("code");
      code.textContent = tex.trim();
      return code;
    }
  };

  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const node = texts.currentNode;
    if (!node.parentElement.closest("code, kbd, math, pre, samp, script, style, textarea")) found.push(node);
  }
  for (const node of found) {
    const parts = node.data.split(/\\\(([\s\S]*?)\\\)|\\\[([\s\S]*?)\\\]/);
    if (parts.length === 1) continue;
    const nodes = parts.map((part, at) => (at % 3 && part !== undefined ? converted(part, at % 3 === 2) : part ?? ""));
    node.replaceWith(...nodes);
  }
})();
