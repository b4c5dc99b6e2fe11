// Filters the table of entities by name, kind and country. Without scripts it stays whole, and its form isn't shown.
// What is chosen stands in the address behind the #, so that it can be shared; it is never sent anywhere.
for (const form of document.querySelectorAll("form.filters")) {
  const folded = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[’‘]/g, "'").replace(/[-‐‑–]/g, " ")
  const rows = [...document.querySelectorAll(".catalogue tbody tr")].map(row => ({
    row,
    kind: row.querySelector("[data-kind]").dataset.kind,
    countries: row.querySelector("[data-countries]").dataset.countries.split(" "),
    names: folded(row.querySelector("[data-names]").dataset.names),
  }))
  const output = form.querySelector("output")
  const language = document.documentElement.lang
  const plural = new Intl.PluralRules(language)
  const figures = new Intl.NumberFormat(language)
  const options = [...form.querySelectorAll("option")].map(option => ({ option, label: option.textContent }))
  const { name, kind, country } = form.elements
  const filters = {
    name: each => folded(name.value).split(/\s+/).every(word => each.names.includes(word)),
    kind: (each, value = kind.value) => !value || each.kind === value,
    country: (each, value = country.value) => !value || each.countries.includes(value),
  }
  const passes = (each, ...but) => Object.entries(filters).every(([key, fits]) => but.includes(key) || fits(each))

  const show = () => {
    let shown = 0
    for (const each of rows) {
      each.row.hidden = !passes(each)
      shown += each.row.hidden ? 0 : 1
    }
    for (const { option, label } of options) { // how many there would be, with the other filters as they are
      const key = option.parentElement.name
      const n = rows.filter(each => passes(each, key) && filters[key](each, option.value)).length
      option.textContent = `${label} (${figures.format(n)})`
      option.disabled = n === 0 && !option.selected && option.value !== ""
    }
    const label = plural.select(shown) === "one" ? output.dataset.one : output.dataset.many
    const said = label.replace("{n}", figures.format(shown)).replace("{all}", figures.format(rows.length))
    if (output.textContent !== said) output.textContent = said
  }

  const write = () => {
    const chosen = new URLSearchParams()
    for (const field of [name, kind, country]) {
      if (field.value.trim()) chosen.set(field.name, field.value.trim())
    }
    history.replaceState(null, "", `#${chosen}`)
  }

  // An address with filters sets them; one that leads to a row that they hide takes them off.
  const read = () => {
    const fragment = location.hash.slice(1)
    const given = new URLSearchParams(fragment.includes("=") ? fragment : "")
    const target = fragment && !fragment.includes("=") && document.getElementById(fragment)
    if (fragment && !fragment.includes("=") && !target?.closest("tr")?.hidden) return show()
    for (const field of [name, kind, country]) {
      const value = given.get(field.name) ?? ""
      field.value = value
      if (field.value !== value) field.value = "" // no such kind, no such country
    }
    show()
    if (target) target.scrollIntoView()
  }

  form.addEventListener("input", () => { show(); write() })
  form.addEventListener("submit", event => event.preventDefault())
  form.addEventListener("reset", () => setTimeout(() => { show(); write() })) // the fields are emptied after this
  window.addEventListener("hashchange", read)
  read()
}
