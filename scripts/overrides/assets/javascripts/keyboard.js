// The theme opens its menu and, on narrow screens, its search by labels that no keyboard reaches, and lets the keyboard
// into both while they are closed. Here they are opened by buttons, can't be entered while closed, and Escape closes them.
// Without scripts, the style sheet shows the menu as soon as the keyboard is in it.
{
  const drawer = document.getElementById("__drawer")
  const seeking = document.getElementById("__search")
  const sidebar = document.querySelector(".md-sidebar--primary")
  const search = document.querySelector(".md-search")
  const query = search?.querySelector("input")
  const menuLies = matchMedia("(max-width: 76.1875em)") // beside the page
  const searchLies = matchMedia("(max-width: 59.9375em)") // above it

  // A button in the place of each label.
  const buttons = new Map()
  const replace = (toggle, name, controls, opened) => {
    const label = document.querySelector(`.md-header__button[for=${toggle.id}]`)
    if (!label) return
    const button = Object.assign(document.createElement("button"), { type: "button", className: label.className })
    button.dataset.opens = toggle.id
    button.setAttribute("aria-label", name)
    controls.id ||= `${toggle.id}_opened`
    button.setAttribute("aria-controls", controls.id)
    button.append(...label.childNodes)
    button.addEventListener("click", () => {
      toggle.click()
      if (toggle.checked) opened()
    })
    label.replaceWith(button)
    buttons.set(toggle, button)
  }
  if (sidebar) {
    const name = sidebar.querySelector("nav").getAttribute("aria-label")
    replace(drawer, name, sidebar, () => sidebar.querySelector(".md-nav__link[href], label.md-nav__link[tabindex]")?.focus())
  }
  if (query) replace(seeking, query.getAttribute("aria-label"), search, () => query.focus())

  const settle = () => {
    if (sidebar) sidebar.inert = menuLies.matches && !drawer.checked
    if (search) {
      search.querySelector(".md-search__output").inert = !seeking.checked
      search.querySelector(".md-search__inner").inert = searchLies.matches && !seeking.checked
    }
    for (const [toggle, button] of buttons) button.setAttribute("aria-expanded", toggle.checked)
  }

  // On the document, before the theme hears of it: it may want to give the search box the focus.
  document.addEventListener("change", ({ target }) => {
    if (target !== drawer && target !== seeking) return
    const was = document.activeElement
    const inside = target === drawer ? sidebar : search
    const leaves = !target.checked && (inside?.contains(was) || was === document.body)
    settle()
    const button = buttons.get(target)
    if (leaves && button?.offsetParent) setTimeout(() => document.activeElement === document.body && button.focus())
  }, true)
  for (const width of [menuLies, searchLies]) width.addEventListener("change", settle)

  window.addEventListener("keydown", event => {
    const { key, ctrlKey, altKey, metaKey } = event
    if (key === "Escape" && drawer.checked && !seeking.checked) {
      drawer.click()
      buttons.get(drawer)?.focus()
    }
    // The theme's own shortcuts, where it can't give the closed search box the focus.
    const types = event.target.closest?.("input, select, textarea, [contenteditable]")
    if (buttons.get(seeking)?.offsetParent && !seeking.checked && "fs/".includes(key) && !ctrlKey && !altKey && !metaKey && !types) {
      event.preventDefault()
      event.stopImmediatePropagation()
      seeking.click()
      query.focus()
      query.select()
    }
  }, true)

  // Whoever tabs past the menu's end has left it.
  document.addEventListener("focusin", ({ target }) => {
    if (menuLies.matches && drawer.checked && !sidebar.contains(target) && target !== buttons.get(drawer)) drawer.click()
  })
  settle()
}
