// Filters the line of time by origin, kind, person and years. Without scripts it stays whole, and each origin and kind
// has a page of its own: the links there become switches. What is chosen stands in the address behind the #.
for (const form of document.querySelectorAll("form.chronology-filters")) {
  const entries = [...document.querySelectorAll(".timeline .entry")].map(({ parentElement, dataset }) => ({
    item: parentElement.closest("li"),
    year: Number(dataset.year),
    origin: dataset.origin,
    kinds: dataset.kinds.split(" "),
    persons: dataset.persons.split(" "),
  }))
  const output = form.querySelector("output")
  const language = document.documentElement.lang
  const plural = new Intl.PluralRules(language)
  const figures = new Intl.NumberFormat(language)
  const { person, from, to } = form.elements
  const options = [...person.options].map(option => ({ option, label: option.textContent }))
  const chosen = { origin: "", kind: "" }
  const filters = {
    origin: (each, value = chosen.origin) => !value || each.origin === value,
    kind: (each, value = chosen.kind) => !value || each.kinds.includes(value),
    person: (each, value = person.value) => !value || each.persons.includes(value),
    years: each => (!from.value || each.year >= Number(from.value)) && (!to.value || each.year <= Number(to.value)),
  }
  const passes = (each, ...but) => Object.entries(filters).every(([key, fits]) => but.includes(key) || fits(each))
  const values = { origin: each => [each.origin], kind: each => each.kinds, person: each => each.persons }

  // By the values of a filter: how many events there would be, with the other filters as they are. All stand under "".
  const tally = key => {
    const counts = new Map()
    const add = value => counts.set(value, (counts.get(value) ?? 0) + 1)
    for (const each of entries) {
      if (!passes(each, key)) continue
      add("")
      values[key](each).filter(Boolean).forEach(add)
    }
    return value => counts.get(value) ?? 0
  }

  // The links to parts of the line become switches, of which one in a row is on at most.
  // Where most of the events stand on pages of their years, the links stay what they are.
  const is_split = "split" in form.dataset
  const switches = is_split ? [] : ["origin", "kind"].flatMap(key =>
    [...document.querySelectorAll(`.chronology-views a[data-${key}]`)].map(link => {
      const value = link.dataset[key]
      link.setAttribute("role", "button")
      const press = event => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        if (link.hasAttribute("aria-disabled")) return
        chosen[key] = chosen[key] === value ? "" : value
        show()
        write()
      }
      link.addEventListener("click", press)
      link.addEventListener("keydown", event => { if (event.key === " ") press(event) })
      return { link, key, value, figure: link.nextElementSibling }
    }))

  // The years: their headings, the columns of the picture, and the links to them.
  const years = [...document.querySelectorAll(".timeline > .year")].map(part => ({
    part,
    year: Number(part.querySelector("h2").id.slice(2)),
    links: [...document.querySelectorAll(`:is(.years, .md-nav) a[href$="#${part.querySelector("h2").id}"]`)],
  }))
  const columns = [...document.querySelectorAll(".density-sheet .columns a")].map(link => ({
    link,
    title: link.querySelector("title"),
    words: link.querySelector("title").textContent,
    first: Number(link.dataset.year),
    last: Number(link.dataset.last),
    bars: [...link.querySelectorAll(".bar")].map(bar => ({
      bar,
      origin: bar.classList.contains("curated") ? "curated" : "reported",
      count: Number(bar.dataset.count),
      y: Number(bar.getAttribute("y")),
      height: Number(bar.getAttribute("height")),
      hangs: bar.classList.contains("hangs"),
    })),
  }))

  const draw = (shown, all) => {
    const full = new Set(shown.map(each => each.year))
    for (const { part, year, links } of years) {
      const is_empty = !all && !full.has(year)
      part.hidden = is_empty && !part.querySelector(".rest")
      links.forEach(link => link.classList.toggle("empty", is_empty))
    }
    for (const { link, first, last, bars } of columns) {
      const here = shown.filter(each => first <= each.year && each.year <= last)
      link.classList.toggle("empty", !all && !is_split && !here.length)
      for (const { bar, origin, count, y, height, hangs } of bars) {
        const part = all || (is_split && origin === "reported") ? 1 : Math.min(1, here.filter(each => each.origin === origin).length / count)
        bar.parentElement.querySelector(`.ghost.${origin}`)?.remove()
        if (part < 1) {
          const ghost = bar.cloneNode()
          ghost.classList.add("ghost")
          ghost.setAttribute("y", y)
          ghost.setAttribute("height", height)
          bar.before(ghost)
        }
        bar.setAttribute("height", height * part)
        bar.setAttribute("y", hangs ? y : y + height * (1 - part))
      }
    }
  }

  const show = () => {
    const shown = entries.filter(each => passes(each))
    for (const each of entries) each.item.hidden = true
    for (const each of shown) each.item.hidden = false
    const counts = { origin: tally("origin"), kind: tally("kind"), person: tally("person") }
    for (const { link, key, value, figure } of switches) {
      const n = counts[key](value)
      figure.textContent = figures.format(n)
      link.setAttribute("aria-pressed", chosen[key] === value)
      link.toggleAttribute("aria-disabled", false)
      if (!n && chosen[key] !== value) link.setAttribute("aria-disabled", "true")
    }
    for (const { option, label } of options) {
      const n = counts.person(option.value)
      option.textContent = `${label} (${figures.format(n)})`
      option.disabled = n === 0 && !option.selected && option.value !== ""
    }
    draw(shown, shown.length === entries.length)
    const label = plural.select(shown.length) === "one" ? output.dataset.one : output.dataset.many
    const said = label.replace("{n}", figures.format(shown.length)).replace("{all}", figures.format(entries.length))
    if (output.textContent !== said) output.textContent = said
  }

  const write = () => {
    const given = new URLSearchParams()
    const fields = { ...chosen, person: person.value, from: from.value, to: to.value }
    for (const [key, value] of Object.entries(fields)) if (value) given.set(key, value)
    history.replaceState(null, "", `#${given}`)
  }

  // An address with filters sets them; one that leads to an event that they hide takes them off.
  const read = () => {
    const fragment = location.hash.slice(1)
    const has_filters = fragment.includes("=")
    const given = new URLSearchParams(has_filters ? fragment : "")
    const target = fragment && !has_filters && document.getElementById(fragment)
    if (fragment && !has_filters && !target?.closest("[hidden]")) return show()
    for (const key of ["origin", "kind"]) {
      const value = given.get(key) ?? ""
      chosen[key] = switches.some(each => each.key === key && each.value === value) ? value : ""
    }
    for (const field of [person, from, to]) {
      const value = given.get(field.name) ?? ""
      field.value = value
      if (field.value !== value) field.value = "" // nobody of that name, no such year
    }
    show()
    if (target) target.scrollIntoView()
  }

  form.addEventListener("input", () => { show(); write() })
  form.addEventListener("submit", event => event.preventDefault())
  form.addEventListener("reset", () => setTimeout(() => { // the fields are emptied after this
    chosen.origin = chosen.kind = ""
    show()
    write()
  }))
  window.addEventListener("hashchange", read)
  read()
}
