// Material's script asks for a sitemap beside each page named by <link rel="alternate">, and leads clicks on links into
// that edition astray. It looks for them once, when the document is ready: until then they bear another relation.
const alternates = [...document.querySelectorAll("link[rel=alternate][hreflang]")]
alternates.forEach(link => { link.rel = "alternate edition" })
document.addEventListener("DOMContentLoaded", () => alternates.forEach(link => {
  link.rel = "alternate"
  link.setAttribute("href", link.href) // whole, as those who index a site want it, also where its address isn't known
}))

// Material's search is a dialog without a name: it bears that of its field.
const search = document.querySelector(".md-search[role=dialog]:not([aria-label])")
search?.setAttribute("aria-label", search.querySelector("input").getAttribute("aria-label"))

// Makes the tables marked `sortable` sort by the column whose head is pressed. Without scripts they stay as they are.
for (const table of document.querySelectorAll(".sortable table")) {
  const body = table.tBodies[0]
  const heads = [...table.tHead.rows[0].cells]
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true })

  // What a cell is sorted by: the machine's form of its date where it has one, otherwise its words.
  const key = cell => {
    const marked = cell.querySelector("time[datetime], [data-sort]")
    return marked ? marked.dateTime ?? marked.dataset.sort : cell.textContent.trim()
  }

  heads.forEach((head, column) => {
    const button = document.createElement("button")
    button.type = "button"
    button.append(...head.childNodes)
    head.append(button)
    button.addEventListener("click", () => {
      const first = head.querySelector("[data-descending]") ? "descending" : "ascending"
      const other = first === "ascending" ? "descending" : "ascending"
      const ascending = (head.getAttribute("aria-sort") === first ? other : first) === "ascending"
      heads.forEach(other => other.removeAttribute("aria-sort"))
      head.setAttribute("aria-sort", ascending ? "ascending" : "descending")
      const rows = [...body.rows].map(row => ({ row, key: key(row.cells[column]) }))
      rows.sort((a, b) => {
        if (!a.key || !b.key) return (a.key ? 0 : 1) - (b.key ? 0 : 1) // what is unknown stays last
        return (ascending ? 1 : -1) * collator.compare(a.key, b.key)
      })
      body.append(...rows.map(each => each.row))
    })
  })
}

// A browser may leave a name of the picture that is reached by keyboard beside the sheet or below the header.
for (const sheet of document.querySelectorAll(".network-sheet")) {
  sheet.addEventListener("focusin", ({ target }) => {
    if (!target.matches(":focus-visible")) return // whoever points at a name sees it already
    const name = target.getBoundingClientRect()
    const { left, right } = sheet.getBoundingClientRect()
    const head = document.querySelector(".md-header").getBoundingClientRect().bottom
    if (name.left < left || name.right > right) sheet.scrollLeft += (name.left + name.right - left - right) / 2
    if (name.top < head || name.bottom > innerHeight) scrollBy(0, (name.top + name.bottom - head - innerHeight) / 2)
  })
}
