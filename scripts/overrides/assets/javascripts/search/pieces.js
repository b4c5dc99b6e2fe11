// Searches a site whose index lies in pieces on its server (searching/pagefind.py). Pagefind tells which pages have a
// word; the pages that may be meant are then fetched, and searched as a whole index is, so that both answer alike.
self.dossierSearch = self.dossierSearch || {};

(function (search) {
  "use strict"

  const MOST_WORDS = 8 // of a query that Pagefind is asked for, the rarest
  const MOST_FORMS = 6 // of each
  const MOST_BY_WORDS = 20 // pages that are fetched because they have the words
  const MOST_BY_PHRASE = 6 // because they stand side by side there
  const MOST_BY_NAME = 6 // because of what they are called

  // How Pagefind is to count, so that it comes near to how query.js does. Words that only begin so count little.
  const RANKING = { pageLength: 0.5, termSaturation: 1, termSimilarity: 5 }

  class Pieces {
    static async open(index, docs, config) {
      const { parts, words } = config.dossier.parted
      const base = new URL(parts, index)
      const [list, pagefind] = await Promise.all([
        fetch(new URL(words, index)).then((answer) => answer.text()),
        import(new URL("pagefind.js", base)),
      ])
      await pagefind.options({ ranking: RANKING })
      await pagefind.init()
      return new Pieces(base, pagefind, new search.Shelf(docs, config, { words: list }), config)
    }

    constructor(base, pagefind, whole, config) {
      Object.assign(this, { base, pagefind, whole, config })
      this.found = new Map() // words → pages that have them, and how much they do
      this.fetched = new Map() // pages → their sections
      this.boosts = new Map() // pages → how much they count
      for (const [boost, ids] of Object.entries(config.dossier.parted.boosts)) {
        for (const id of ids.split(" ")) this.boosts.set(id, +boost)
      }
    }

    async answer(typed, options) {
      const query = search.understand(this.whole, typed)
      const ids = await this.candidates(query)
      const docs = await Promise.all([...ids].map((id) => this.fetch(id)))
      const shelf = new search.Shelf(docs.flat(), this.config, { whole: this.whole })
      return search.answer(shelf, typed, options, query)
    }

    /** The pages that may be meant. */
    async candidates(query) {
      const [some, side] = await Promise.all([this.byWords(query), this.byPhrase(query)])
      return new Set([...this.byName(query), ...side, ...some])
    }

    async byWords(query) {
      const words = search
        .telling(query)
        .filter((word) => word.forms.size)
        .map((word) => ({ word, weight: search.rarity(this.whole.total, search.pagesWith(this.whole, word)) }))
        .sort((one, other) => other.weight - one.weight)
        .slice(0, MOST_WORDS)
      const all = words.reduce((sum, { weight }) => sum + weight, 0) || 1
      const pages = new Map() // how much each has, and of how much of the query
      await Promise.all(
        words.map(async ({ word, weight }) => {
          const best = new Map()
          const forms = [...word.forms].sort(([one, a], [other, b]) => b - a || this.whole.frequency(other) - this.whole.frequency(one))
          for (const [number, fit] of forms.slice(0, MOST_FORMS)) {
            for (const [id, score] of await this.pagesWith(this.whole.vocabulary.words[number])) {
              if (fit * score > (best.get(id) || 0)) best.set(id, fit * score)
            }
          }
          for (const [id, score] of best) {
            const page = pages.get(id) || { score: 0, covered: 0 }
            pages.set(id, { score: page.score + score * weight, covered: page.covered + weight })
          }
        }),
      )
      for (const [id, page] of pages) page.score *= (0.1 + 0.9 * (page.covered / all) ** 2) * (this.boosts.get(id) ?? 1)
      return [...pages]
        .sort(([one, a], [other, b]) => b.score - a.score || (one < other ? -1 : 1))
        .slice(0, MOST_BY_WORDS)
        .map(([id]) => id)
    }

    async byPhrase({ words, quoted, dates }) {
      const folded = words.filter((word) => !word.isDate).map((word) => word.folded)
      const phrases = quoted.length ? quoted : folded.length > 1 ? [folded.slice(0, MOST_WORDS)] : []
      const written = dates.flatMap((date) => this.asWritten(date))
      const found = await Promise.all([...phrases.map((phrase) => phrase.join(" ")), ...written].map((each) => this.pagesWith(each)))
      return found.flatMap((pages) => [...pages.keys()].slice(0, MOST_BY_PHRASE))
    }

    /** How a date may stand in a text: «5 octobre 2022», «october 5 2022»; «octobre 2022»; «5 octobre», «october 5». */
    asWritten(date) {
      const [, year, month, day] = /^@(?:(\d{4})-)?(\d\d)(?:-(\d\d))?$/.exec(date)
      const names = search.MONTHS[month - 1].filter((name) => this.whole.vocabulary.byWord.has(name))
      const after = year ? ` ${year}` : ""
      return names.flatMap((name) => (day ? [`${+day} ${name}${after}`, `${name} ${+day}${after}`] : [`${name}${after}`]))
    }

    byName(query) {
      const pages = new Map()
      search.favourNames(this.whole, query, pages)
      return [...pages.values()]
        .filter((page) => page.name)
        .sort((one, other) => other.name - one.name || one.number - other.number)
        .slice(0, MOST_BY_NAME)
        .map((page) => this.whole.docs[this.whole.pages[page.number].root].id)
    }

    /** The pages that have a word, or several side by side; the best first. */
    async pagesWith(words) {
      if (!this.found.has(words)) {
        const { results } = await this.pagefind.search(words.includes(" ") ? `"${words}"` : words)
        const most = results[0]?.score || 1
        this.found.set(words, new Map(results.map(({ id, score }) => [id, score / most])))
      }
      return this.found.get(words)
    }

    /** The sections of a page; none where the line is broken, and then they are asked for again. */
    async fetch(id) {
      if (!this.fetched.has(id)) this.fetched.set(id, this.read(id))
      try {
        return await this.fetched.get(id)
      } catch (error) {
        console.warn(error)
        this.fetched.delete(id)
        return []
      }
    }

    async read(id) {
      return (await fetch(new URL(`pages/${id}.json`, this.base))).json()
    }
  }

  Object.assign(search, { Pieces })
})(self.dossierSearch)
