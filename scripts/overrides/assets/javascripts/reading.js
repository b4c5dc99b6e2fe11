// Opens the search from the home page, and shows a card for a name that is pointed at or reached by keyboard.
// Without scripts there is a link to browse instead of the one, and nothing instead of the other.

for (const link of document.querySelectorAll("a.seek")) {
  const button = document.createElement("button")
  button.type = "button"
  button.className = "seek"
  button.innerHTML = '<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 6 6"/></svg>'
  const name = Object.assign(document.createElement("span"), { className: "unseen", textContent: link.textContent })
  const words = Object.assign(document.createElement("span"), { textContent: link.dataset.placeholder })
  const key = Object.assign(document.createElement("kbd"), { textContent: "/" }) // the theme's own shortcut
  button.append(name, " ", words, " ", key) // its name has every word that is seen of it
  button.setAttribute("aria-keyshortcuts", "/")
  button.addEventListener("click", () => {
    const open = document.querySelector("[data-md-toggle=search]")
    if (!open.checked) open.click()
    document.querySelector("[data-md-component=search-query]").focus()
  })
  link.replaceWith(button)
}

if (document.querySelector(".article-text")) {
  const NAME = /\/entities\/([^/?#]+?)(?:\.html|\/(?:index\.html)?)?(?:[?#].*)?$/
  const WAIT = 300 // so that a pointer may pass over a name
  const STAY = 250 // so that it may go from the name to its card
  const base = new URL(JSON.parse(document.getElementById("__config").textContent).base + "/", document.baseURI)
  const card = Object.assign(document.createElement("div"), { id: "name-card", className: "name-card", hidden: true })
  card.setAttribute("role", "tooltip")
  const parts = ["kind", "name", "about", "said"].map(className => Object.assign(document.createElement("span"), { className }))
  card.append(...parts)
  document.querySelector("main").append(card)
  let shown = null // the link whose card is there
  let wanted = null // the one whose card is to come
  let timer = 0
  let loading

  // A script, because a page that is read from a file may load one, and no data.
  const load = () =>
    (loading ??= new Promise(done => {
      const script = document.createElement("script")
      script.src = new URL("entities/cards.js", base)
      script.addEventListener("load", () => done(window.dossierCards ?? {}))
      script.addEventListener("error", () => done({}))
      document.head.append(script)
    }))

  const hide = () => {
    clearTimeout(timer)
    wanted = null
    card.hidden = true
    shown?.removeAttribute("aria-describedby")
    shown = null
  }

  // Above the name, over what is read already; below it only where there is no room.
  const put = link => {
    const lines = [...link.getClientRects()]
    const head = document.querySelector(".md-header").getBoundingClientRect().bottom
    const gap = 6
    const above = lines[0].top - card.offsetHeight - gap
    const line = above > head ? lines[0] : lines.at(-1)
    const left = Math.max(8, Math.min(line.left, document.documentElement.clientWidth - card.offsetWidth - 8))
    const sheet = (card.offsetParent ?? document.body).getBoundingClientRect()
    card.style.left = `${left - sheet.left}px`
    card.style.top = `${(above > head ? above : line.bottom + gap) - sheet.top}px`
  }

  const show = async link => {
    const [, id] = NAME.exec(link.href)
    const told = (await load())[decodeURIComponent(id)]
    if (wanted !== link || !told) return // meanwhile another was pointed at, or none
    if (shown && shown !== link) shown.removeAttribute("aria-describedby")
    parts.forEach((part, at) => { part.textContent = told[at] })
    card.hidden = false
    put(link)
    link.setAttribute("aria-describedby", card.id)
    shown = link
  }

  const want = (link, wait) => {
    clearTimeout(timer)
    wanted = link
    timer = setTimeout(show, wait, link)
  }

  const leave = () => {
    clearTimeout(timer)
    timer = setTimeout(hide, STAY)
  }

  for (const link of document.querySelectorAll(".article-text a[href], .chips a[href]")) {
    if (!NAME.test(link.href)) continue
    link.addEventListener("pointerenter", ({ pointerType }) => pointerType !== "touch" && want(link, WAIT))
    link.addEventListener("pointerleave", leave)
    link.addEventListener("focus", () => link.matches(":focus-visible") && want(link, 0))
    link.addEventListener("blur", hide)
    link.addEventListener("click", hide)
  }
  card.addEventListener("pointerenter", () => clearTimeout(timer))
  card.addEventListener("pointerleave", leave)
  document.addEventListener("keydown", ({ key }) => key === "Escape" && hide())
}
