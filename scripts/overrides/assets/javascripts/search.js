// Puts our search in the place of the theme's, before the theme starts its own, and says below the search box what the
// theme can't: which words are nowhere, and which names come nearest. Nothing is fetched before the box is used. Loaded
// in the head, as a polyfill is.
(() => {
  const folder = new URL("search/", document.currentScript.src)
  const PARTS = ["words.js", "shelf.js", "query.js", "results.js", "worker.js"]
  const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3]
  const Native = window.Worker
  const byId = id => JSON.parse(document.getElementById(id).textContent)
  const root = () => new URL(byId("__config").base.replace(/\/?$/, "/"), document.baseURI)
  const box = () => document.querySelector("[data-md-component=search-query]")

  const load = source =>
    new Promise((loaded, failed) => {
      const script = Object.assign(document.createElement("script"), { src: source, onload: loaded, onerror: failed })
      document.head.append(script)
    })

  /** A worker in the page itself, for copies read from files, where browsers allow no other. */
  class PageWorker {
    async postMessage({ type, data }) {
      if (type === SETUP) {
        for (const part of PARTS) await load(new URL(part, folder))
        await load(new URL("search/search_index.js", root()))
        data = { ...window.__index, options: data.options }
      }
      this.onmessage({ data: named(await window.dossierSearch.handle({ type, data })) })
    }
  }

  /** Name the files of the pages found: to read a folder leads to no page where nothing serves it. */
  const named = message => {
    const { items = [], names = [] } = message?.data ?? {}
    for (const found of [...items.flat(), ...names]) found.location = found.location.replace(/(^|\/)(?=#|$)/, "$1index.html")
    return message
  }

  /**
   * What the theme takes for its worker. It is ready at once, loads the index when the box is first used, and passes on
   * the newest query alone: what was typed in the meantime needs no answer any more.
   */
  class Counter extends EventTarget {
    #worker
    #isReady = false
    #asked = null // what the worker is at
    #typed = null // what waits for it
    constructor() {
      super()
      box().addEventListener("focus", () => this.#open())
      setTimeout(() => this.#tell({ type: READY }))
    }
    postMessage({ type, data }) {
      if (type !== QUERY) return
      this.#typed = data
      if (data.trim()) this.#ask()
      else setTimeout(() => this.#typed === data && this.#tell({ type: RESULT, data: { items: [], typed: data } }))
    }
    terminate() {}
    #open() {
      if (this.#worker) return
      const worker = (this.#worker = location.protocol === "file:" ? new PageWorker() : new Native(new URL("worker.js", folder)))
      worker.onmessage = ({ data: { type, data } }) => {
        if (type === READY) this.#isReady = true
        else this.#answer(data)
        this.#ask()
      }
      const options = { suggest: byId("__config").features.includes("search.suggest") }
      worker.postMessage({ type: SETUP, data: { index: String(new URL("search/search_index.json", root())), options } })
    }
    #ask() {
      if (!this.#typed?.trim()) return
      this.#open()
      if (!this.#isReady) wait()
      else if (this.#asked === null) {
        this.#asked = this.#typed
        this.#typed = null
        this.#worker.postMessage({ type: QUERY, data: this.#asked })
      }
    }
    #answer(data) {
      this.#asked = null
      if (this.#typed === null || this.#typed.trim()) this.#tell({ type: RESULT, data })
    }
    #tell(message) {
      this.dispatchEvent(new MessageEvent("message", { data: message }))
      if (message.type === RESULT) setTimeout(say, 0, message.data)
    }
  }

  window.Worker = function (source, options) {
    const isTheme = /\/workers\/search\.[^/]*$/.test(new URL(source, document.baseURI).pathname)
    return isTheme ? new Counter() : new Native(source, options)
  }

  const result = () => document.querySelector("[data-md-component=search-result]")

  /** Say that the answer is to come, where the theme says how much was found. */
  const wait = () => {
    result().firstElementChild.textContent = "…"
  }

  /** Say what is nowhere, between the theme's count and its list. */
  const say = ({ says, typed, nowhere = [], slips = [], names = [], items }) => {
    let note = result().querySelector(".search-note")
    if (!note) {
      note = Object.assign(document.createElement("div"), { className: "md-search-result__meta search-note" })
      note.setAttribute("role", "status")
      result().lastElementChild.before(note)
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

  const link = ({ location, name }) =>
    Object.assign(document.createElement("a"), { href: new URL(location, root()), textContent: name })

  /** Mark on a page the words for which the search led to it; the theme would fetch the whole index to do so. */
  const mark = () => {
    const words = new URL(location).searchParams.get("h")?.match(/[\p{L}\p{M}\p{N}]+/gu)
    const text = words && document.querySelector("[data-md-component=content]")
    if (!text) return
    const meant = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${words.join("|")})(?![\\p{L}\\p{M}\\p{N}])`, "giu")
    const nodes = []
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) if (walker.currentNode.parentElement.offsetHeight) nodes.push(walker.currentNode)
    for (const node of nodes) {
      const parts = []
      let at = 0
      for (const found of node.data.matchAll(meant)) {
        const marked = Object.assign(document.createElement("mark"), { textContent: found[0] })
        marked.dataset.mdHighlight = ""
        parts.push(node.data.slice(at, found.index), marked)
        at = found.index + found[0].length
      }
      if (parts.length) node.replaceWith(...parts, node.data.slice(at))
    }
  }
  document.addEventListener("DOMContentLoaded", mark)
})()
