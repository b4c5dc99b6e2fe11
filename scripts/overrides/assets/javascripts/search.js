// Puts our search in the place of the theme's, before the theme starts its own, and says below the search box what the
// theme can't: which words are nowhere, and which names come nearest. Loaded in the head, as a polyfill is.
(() => {
  const folder = new URL("search/", document.currentScript.src)
  const PARTS = ["words.js", "shelf.js", "query.js", "results.js", "worker.js"]
  const Native = window.Worker

  /** A worker in the page itself, for copies read from files, where browsers allow no other. */
  class PageWorker extends EventTarget {
    #ready
    postMessage(message) {
      this.#ready ??= PARTS.reduce((before, part) => before.then(() => load(new URL(part, folder))), Promise.resolve())
      this.#ready.then(() =>
        this.dispatchEvent(new MessageEvent("message", { data: named(window.dossierSearch.handle(message)) })),
      )
    }
    terminate() {}
  }

  /** Name the files of the pages found: to read a folder leads to no page where nothing serves it. */
  const named = message => {
    const { items = [], names = [] } = message?.data ?? {}
    for (const found of [...items.flat(), ...names]) found.location = found.location.replace(/(^|\/)(?=#|$)/, "$1index.html")
    return message
  }

  const load = source =>
    new Promise((loaded, failed) => {
      const script = Object.assign(document.createElement("script"), { src: source, onload: loaded, onerror: failed })
      document.head.append(script)
    })

  window.Worker = function (source, options) {
    if (!/\/workers\/search\.[^/]*$/.test(new URL(source, document.baseURI).pathname)) return new Native(source, options)
    const worker = location.protocol === "file:" ? new PageWorker() : new Native(new URL("worker.js", folder))
    worker.addEventListener("message", ({ data: { type, data } }) => type === 3 && setTimeout(say, 0, data))
    return worker
  }

  /** Say what is nowhere, between the theme's count and its list. */
  const say = ({ says, typed, nowhere = [], slips = [], names = [], items }) => {
    const result = document.querySelector("[data-md-component=search-result]")
    let note = result.querySelector(".search-note")
    if (!note) {
      note = Object.assign(document.createElement("div"), { className: "md-search-result__meta search-note" })
      note.setAttribute("role", "status")
      result.lastElementChild.before(note)
    }
    note.replaceChildren()
    note.hidden = true
    note.dataset.typed = typed ?? ""
    if (!says) return
    const lines = []
    if (nowhere.length) lines.push([fill(says.nowhere, nowhere)])
    if (slips.length && items.length) lines.push([fill(says.slip, slips)])
    if (names.length && (nowhere.length || !items.length)) {
      lines.push([says.nearest, " ", ...names.flatMap((name, at) => [at ? " · " : "", link(name)])])
    }
    for (const line of lines) {
      const paragraph = document.createElement("div")
      paragraph.append(...line)
      note.append(paragraph)
    }
    note.hidden = !lines.length || !typed
  }

  const fill = (label, words) => label.replace("{words}", words.join(", "))

  const link = ({ location, name }) => {
    const base = JSON.parse(document.getElementById("__config").textContent).base
    return Object.assign(document.createElement("a"), {
      href: new URL(location, new URL(base, document.baseURI)),
      textContent: name,
    })
  }
})()
