// Says what was found, in the form that the theme's search box shows: pages with their sections, the words marked in
// them; which words are nowhere, and the names nearest to them.
self.dossierSearch = self.dossierSearch || {};

(function (search) {
  "use strict"

  const MOST_PAGES = 200
  const WHOLE_PAGES = 30 // of which all sections are shown; of the others, the best
  const EXCERPT = 320
  const LONGEST = 40 // letters of a word that may be a name

  function answer(shelf, typed, options, query = search.understand(shelf, typed)) {
    const { pages } = search.find(shelf, query)
    const words = query.words.filter((word) => !word.isDate)
    const telling = search.telling(query)
    const items = pages.slice(0, MOST_PAGES).map((page, rank) => sections(shelf, page, words, telling, rank < WHOLE_PAGES ? 12 : 1))
    const nowhere = words.filter((word) => !word.forms.size)
    const slips = words.filter((word) => word.isSlip)
    return {
      items,
      ...(options.suggest ? { suggest: completed(shelf, typed) } : {}),
      typed,
      says: shelf.extra.says,
      nowhere: [...new Set(nowhere.map((word) => word.typed))],
      slips: [...new Set(slips.map((word) => word.typed))],
      names: nearest(shelf.whole ?? shelf, nowhere.length ? nowhere : items.length ? [] : words),
    }
  }

  /** The sections of a page that have the words, the best first; the page itself among them. */
  function sections(shelf, page, words, telling, count) {
    const { root } = shelf.pages[page.number]
    const missing = words.filter((word) => !page.name && ![...word.found.keys()].some((doc) => shelf.pageOf[doc] === page.number))
    const scores = [...page.docs].sort(([one, a], [other, b]) => b - a || one - other)
    const most = scores[0][1] || 1
    const items = scores.slice(0, count).map(([doc, much], at) => {
      const marked = new Set()
      const title = mark(shelf.docs[doc].title, shelf, telling, marked)
      const text = excerpt(shelf.docs[doc].text, shelf, telling, marked, page.name && doc === root)
      const terms = Object.fromEntries([...marked].slice(0, 8).map((word) => [word, true]))
      if (at === 0) for (const word of missing) if (telling.includes(word)) terms[word.typed] = false
      // The theme opens the sections that score as much as the first, and folds the others away.
      const share = at === 0 || (at === 1 && much > most * 0.6) ? 1 : (0.9 * much) / most
      return { ...shown(shelf.docs[doc]), title, text, score: page.score * share, terms }
    })
    if (!items.some((item) => item.location === shelf.docs[root].location)) items.push({ ...shown(shelf.docs[root]), score: 0, terms: {} })
    return items
  }

  const shown = ({ location, title, text, tags }) => ({ location, title, text, ...(tags ? { tags } : {}) })

  const isMeant = (shelf, spelling, telling) => {
    const number = shelf.vocabulary.bySpelling.get(spelling)
    return number !== undefined && telling.some((word) => word.forms.has(number))
  }

  /** Mark the words in a text with markup. */
  function mark(text, shelf, telling, marked) {
    const parts = []
    let at = 0
    search.read(text, (word, start, end) => {
      if (!isMeant(shelf, word, telling)) return
      marked.add(word.toLowerCase())
      parts.push(text.slice(at, start), "<mark>", text.slice(start, end), "</mark>")
      at = end
    })
    return parts.join("") + text.slice(at)
  }

  /** The block of a text that has most of the words; of a long one, the part around them. */
  function excerpt(text, shelf, telling, marked, isNamed) {
    const blocks = [] // [start, end, words' places]
    let block = { start: 0, end: text.length, hits: [], kinds: new Set() }
    const close = (start, end) => {
      block.end = start
      if (block.hits.length) blocks.push(block)
      block = { start: end, end: text.length, hits: [], kinds: new Set() }
    }
    search.read(
      text,
      (word, start, end) => {
        const number = shelf.vocabulary.bySpelling.get(word)
        const at = telling.findIndex((each) => number !== undefined && each.forms.has(number))
        if (at < 0) return
        block.hits.push([start, end])
        block.kinds.add(at)
      },
      close,
    )
    close(text.length, text.length)
    if (!blocks.length) return ""
    blocks.sort((one, other) => other.kinds.size - one.kinds.size || one.start - other.start)
    const parts = blocks.slice(0, 2).sort((one, other) => one.start - other.start)
    // Of a page that was named, what it says first: a description of what bears the name.
    if (isNamed && parts[0].start > 0) parts.unshift({ start: 0, end: text.search(/<\/p>|$/), hits: [[0, 0]] })
    return parts.slice(0, 2).map((part) => `<p>${mark(bare(around(text, part)), shelf, telling, marked)}</p>`).join("")
  }

  /** Cut a long block to what stands around the first words found, between words and never within a reference. */
  function around(text, { start, end, hits }) {
    if (end - start <= EXCERPT * 1.3) return text.slice(start, end)
    let from = Math.max(start, hits[0][0] - EXCERPT / 4)
    let to = Math.min(end, from + EXCERPT)
    if (from > start) from = text.indexOf(" ", from) + 1 || start
    if (from > hits[0][0]) from = hits[0][0]
    if (to < end) to = Math.max(text.lastIndexOf(" ", to), hits[0][1])
    return `${from > start ? "… " : ""}${text.slice(from, to)}${to < end ? " …" : ""}`
  }

  /** Leave markup out, cut tags too; what stands for a mark (&lt;) stays as it is. */
  const bare = (text) =>
    text
      .replace(/<sup\b[^>]*>[^<]*<\/sup>/g, "")
      .replace(/<[^>]*>|<[^>]*$|^[^<]*>/g, "")
      .trim()

  /** What the last word may become, in the letters typed. */
  function completed(shelf, typed) {
    const last = /[\p{L}\p{M}]+$/u.exec(typed)?.[0]
    if (!last || last.length < 2) return []
    const start = search.fold(last)
    if (shelf.vocabulary.byWord.has(start)) return []
    let best
    for (const number of shelf.beginningWith(start, 2000)) {
      if (!best || shelf.frequency(number) > shelf.frequency(best)) best = number
    }
    if (best === undefined) return []
    for (const [spelling, number] of shelf.vocabulary.bySpelling) {
      const small = spelling.toLowerCase()
      if (number === best && small.startsWith(last.toLowerCase())) return [last + small.slice(last.length)]
    }
    return []
  }

  /** How far two words are apart: 0 for one and the same, 1 for nothing in common. */
  function unlike(one, other) {
    const longest = Math.max(one.length, other.length)
    return search.distance(one, other, longest) / longest
  }

  /** The names that look or sound most like words that are nowhere. */
  function nearest(shelf, words) {
    if (!words.length) return []
    const typed = words.map((word) => word.folded).filter((word) => word.length <= LONGEST && !/^\d+$/.test(word))
    const curated = shelf.names.filter((each) => shelf.pages[each.page].names.length > 1)
    if (!typed.length) return []
    const names = curated.length ? curated : shelf.names.filter((each) => each.words.length < 4)
    const near = new Map()
    for (const each of names) {
      for (const word of typed) {
        const sound = search.sound(word)
        for (const other of [...each.words, each.words.join("")]) {
          if (other.length < 3) continue
          const how = Math.min(unlike(word, other), unlike(sound, search.sound(other)))
          const before = near.get(each.page)
          if (before === undefined || how < before) near.set(each.page, how)
        }
      }
    }
    return [...near]
      .sort(([one, a], [other, b]) => a - b || one - other)
      .slice(0, 4)
      .map(([page]) => ({ location: shelf.pages[page].location, name: shelf.pages[page].names[0] }))
  }

  Object.assign(search, { answer })
})(self.dossierSearch)
