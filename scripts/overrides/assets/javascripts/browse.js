// Narrows the list of articles and entities. Without scripts the list stays whole, and its form isn't shown.
// Of one facet an article needs to have one of the values that are chosen; of several facets, one of each. The entities
// that are left are those that the articles name which are left. What is chosen stands in the address behind the #, as
// a step that the browser's back button undoes; it is never sent anywhere.
for (const browse of document.querySelectorAll(".browse")) {
  const SHOWN = 12 // of a facet's options, until all are asked for
  const form = browse.querySelector("form.facets")
  const all = form.querySelector(".all-facets")
  const output = browse.querySelector("output")
  const choices = browse.querySelector(".choices")
  const clear = browse.querySelector(".clear")
  const language = document.documentElement.lang
  const plural = new Intl.PluralRules(language)
  const figures = new Intl.NumberFormat(language)
  const collator = new Intl.Collator(language, { numeric: true })
  const folded = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[’‘]/g, "'").replace(/[-‐‑–]/g, " ")
  const element = (tag, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), properties)
    made.append(...children)
    return made
  }

  // --- what there is: facets with their options, articles with the options that they have, entities ---------------

  const facets = new Map([...form.querySelectorAll(".facet")].map(part => [part.dataset.facet, {
    part,
    key: part.dataset.facet,
    name: part.querySelector("legend").textContent,
    options: new Map(),
    chosen: new Set(),
    is_whole: false,
    sought: "",
  }]))

  const option = (key, value, label, names = label) => {
    const facet = facets.get(key)
    if (!facet) return { facet } // a kind that no article names
    if (!facet.options.has(value)) {
      label ||= facet.part.dataset.unknown
      facet.options.set(value, { facet, value, label, names: folded(names || label), all: 0, count: 0, named: 0 })
    }
    return facet.options.get(value)
  }

  const sections = [...browse.querySelectorAll(".rows")].map(part => ({
    part,
    kind: part.dataset.kind,
    items: [...part.querySelectorAll("li")],
    input: browse.querySelector(`.kinds-listed [value="${part.dataset.kind}"]`),
  }))
  const entities = sections.filter(({ kind }) => kind !== "article").flatMap(({ kind, items }) => items.map(item => {
    const { id, also } = item.querySelector(".name").dataset
    const label = item.querySelector("a").textContent
    return { item, kind, figure: item.querySelector(".count"), option: option(kind, id, label, `${label} | ${also}`) }
  }))
  const articles = sections.filter(({ kind }) => kind === "article").flatMap(({ kind, items }) => items.map(item => {
    const { years, lang, language, names } = item.querySelector(".when").dataset
    const outlet = item.querySelector(".outlet")?.textContent ?? ""
    const authors = [...item.querySelectorAll(".author")].map(author => author.textContent)
    return {
      item,
      kind,
      options: [...new Set([
        option("outlet", outlet, outlet),
        ...years.split(" ").map(year => option("year", year, year)), // of no years, the empty one: unknown
        ...(authors.length ? authors : [""]).map(author => option("author", author, author)),
        option("lang", lang, language),
        ...names.split(" ").filter(Boolean).map(place => entities[place].option),
      ])],
    }
  }))
  for (const article of articles) for (const each of article.options) each.all += 1
  for (const facet of facets.values()) {
    facet.in_order = [...facet.options.values()].filter(({ all }) => all).sort((one, other) =>
      facet.key === "year" ? collator.compare(other.value, one.value) : collator.compare(one.label, other.label))
  }

  // --- what is left --------------------------------------------------------------------------------------------------

  const kinds = new Set()
  const is_listed = kind => !kinds.size || kinds.has(kind)

  // An article that misses the choices of one facet alone counts among that facet's other options.
  const count = () => {
    const active = [...facets.values()].filter(({ chosen }) => chosen.size)
    for (const { options } of facets.values()) for (const each of options.values()) each.count = each.named = 0
    for (const article of articles) {
      const missed = active.filter(({ chosen }) => !article.options.some(each => chosen.has(each)))
      article.is_left = !missed.length
      if (missed.length > 1) continue
      for (const each of article.options) {
        if (!missed.length) each.named += 1
        if (!missed.length || each.facet === missed[0]) each.count += 1
      }
    }
    for (const entity of entities) entity.is_left = !active.length || entity.option.named > 0
  }

  // --- how it is shown -----------------------------------------------------------------------------------------------

  const set_text = (node, text) => { if (node.textContent !== text) node.textContent = text }
  const set_hidden = (node, is_hidden) => { if (node.hidden !== is_hidden) node.hidden = is_hidden }
  const set_children = (node, children) => { // left as they are where they are the same: what has the focus keeps it
    if (children.length !== node.children.length || children.some((child, at) => child !== node.children[at])) {
      node.replaceChildren(...children)
    }
  }

  const line = each => {
    if (!each.line) {
      each.input = element("input", { type: "checkbox", name: each.facet.key, value: each.value })
      each.input.addEventListener("change", () => choose(each.facet.chosen, each, each.input.checked))
      each.figure = element("span", { className: "count" })
      each.line = element("li", {}, element("label", {}, each.input, element("span", {}, each.label), " ", each.figure))
    }
    each.input.checked = each.facet.chosen.has(each)
    each.input.disabled = !each.count && !each.input.checked
    set_text(each.figure, figures.format(each.count))
    return each.line
  }

  const furnish = facet => {
    const { all, fewer, seek, nothing } = form.dataset
    const fieldset = facet.part.querySelector("fieldset")
    facet.list = element("ul")
    fieldset.append(facet.list)
    if (facet.in_order.length <= SHOWN) return
    facet.whole = element("button", { type: "button", ariaExpanded: false })
    facet.whole.addEventListener("click", () => { facet.is_whole = !facet.is_whole; show_options(facet) })
    facet.more = n => facet.is_whole ? fewer : all.replace("{n}", figures.format(n))
    fieldset.append(facet.whole)
    if (facet.key === "year") return // nobody needs to seek one
    const label = seek.replace("{what}", () => facet.name)
    const field = element("input", { type: "search", ariaLabel: label, placeholder: label, autocomplete: "off", spellcheck: false })
    field.addEventListener("input", () => { facet.sought = folded(field.value).trim(); show_options(facet) })
    facet.none = element("p", { className: "unknown", textContent: nothing, role: "status", hidden: true })
    facet.list.before(field)
    facet.list.after(facet.none)
  }

  const show_options = facet => {
    set_text(facet.part.querySelector("summary .count"), facet.chosen.size ? figures.format(facet.chosen.size) : "")
    if (!facet.part.open) return
    if (!facet.list) furnish(facet)
    const sought = facet.sought.split(/\s+/)
    const found = facet.sought && facet.in_order.filter(({ names }) => sought.every(word => names.includes(word)))
    const some = facet.in_order.filter(each => each.count || facet.chosen.has(each))
    // Years stay from the newest, everything else stands from the most frequent; what is unknown stands last.
    const sorted = (found || some).sort((one, other) =>
      (one.value ? 0 : 1) - (other.value ? 0 : 1) || (facet.key === "year" ? 0 : other.count - one.count))
    const first = facet.is_whole || found ? sorted : sorted.filter((each, at) => at < SHOWN || facet.chosen.has(each))
    set_children(facet.list, first.map(line))
    if (facet.none) set_hidden(facet.none, !found || found.length > 0)
    if (!facet.whole) return
    set_hidden(facet.whole, Boolean(found) || some.length <= SHOWN)
    set_text(facet.whole, facet.more(some.length))
    facet.whole.ariaExpanded = facet.is_whole
    facet.list.classList.toggle("whole", facet.is_whole || Boolean(found))
  }

  const counted = (unit, n) =>
    output.dataset[`${unit}${plural.select(n) === "one" ? "One" : "Many"}`].replace("{n}", figures.format(n))

  const chip = (label, set, each) => {
    const button = element("button", { type: "button", ariaLabel: choices.dataset.remove.replace("{what}", () => label) }, label)
    button.addEventListener("click", () => {
      const at = [...choices.children].indexOf(button.parentElement)
      choose(set, each, false)
      const beside = choices.children[Math.min(at, choices.children.length - 1)]
      ;(beside?.firstElementChild ?? output).focus()
    })
    return element("li", {}, button)
  }

  const show = () => {
    count()
    let chosen = 0
    const chips = []
    for (const facet of facets.values()) {
      show_options(facet)
      for (const each of facet.chosen) chips.push(chip(each.label, facet.chosen, each))
      chosen += facet.chosen.size
    }
    for (const row of [...articles, ...entities]) set_hidden(row.item, !row.is_left)
    for (const { option: { named }, figure } of entities) set_text(figure, named ? figures.format(named) : "")
    const left = { article: 0, name: 0 }
    for (const { part, kind, items, input } of sections) {
      const n = items.filter(item => !item.hidden).length
      set_hidden(part, !n || !is_listed(kind))
      set_text(input.parentElement.querySelector(".count"), figures.format(n))
      input.checked = kinds.has(kind)
      set_hidden(input.parentElement, !n && !input.checked)
      if (is_listed(kind)) left[kind === "article" ? "article" : "name"] += n
    }
    const has_names = sections.some(({ kind }) => kind !== "article" && is_listed(kind))
    const [some, names] = [counted("article", left.article), counted("name", left.name)]
    const both = output.dataset.and.replace("{articles}", some).replace("{names}", names)
    set_text(output, !is_listed("article") ? names : has_names ? both : some)
    choices.replaceChildren(...chips)
    set_text(all.querySelector(":scope > summary .count"), chosen ? figures.format(chosen) : "")
    clear.hidden = !chosen && !kinds.size
  }

  // --- what is chosen, and its address -------------------------------------------------------------------------------

  const address = () => {
    const given = new URLSearchParams()
    for (const { key, chosen } of facets.values()) for (const { value } of chosen) given.append(key, value)
    for (const kind of kinds) given.append("kind", kind)
    return `#${given}`
  }

  const lead = () => { // what is chosen here is chosen in the other edition too
    for (const link of document.querySelectorAll("a.other-edition")) link.hash = address()
  }

  const choose = (set, each, is_chosen) => {
    if (is_chosen) set.add(each)
    else set.delete(each)
    show()
    lead()
    history.pushState(null, "", address())
  }

  // An address with choices makes them; one that leads to a part that they hide takes them back.
  const read = () => {
    const fragment = location.hash.slice(1)
    const target = fragment && !fragment.includes("=") && document.getElementById(fragment)
    if (target && !target.closest("[hidden]") && output.textContent) return
    const given = new URLSearchParams(fragment.includes("=") ? fragment : "")
    for (const facet of facets.values()) {
      facet.chosen.clear()
      for (const value of given.getAll(facet.key)) {
        const each = facet.options.get(value)
        if (each?.all) facet.chosen.add(each)
      }
      if (facet.chosen.size) facet.part.open = true
    }
    kinds.clear()
    for (const kind of given.getAll("kind")) if (sections.some(each => each.kind === kind)) kinds.add(kind)
    show()
    lead()
    if (target) target.scrollIntoView()
  }

  for (const { kind, input } of sections) input.addEventListener("change", () => choose(kinds, kind, input.checked))
  for (const facet of facets.values()) facet.part.addEventListener("toggle", () => show_options(facet))
  form.addEventListener("submit", event => event.preventDefault())
  clear.addEventListener("click", () => {
    kinds.clear()
    for (const { chosen } of facets.values()) chosen.clear()
    show()
    lead()
    history.pushState(null, "", address())
    output.focus()
  })

  // On a narrow screen the facets are folded, and led away from once something is chosen.
  const is_wide = matchMedia("screen and (min-width: 60em)")
  const fold = () => { all.open = is_wide.matches }
  form.querySelector(".to-list").addEventListener("click", () => {
    all.open = false
    browse.scrollIntoView()
    output.focus({ preventScroll: true })
  })
  is_wide.addEventListener("change", fold)
  addEventListener("popstate", read)
  fold()
  read()
}
