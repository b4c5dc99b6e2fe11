// Shelves the words of all sections of all pages, so that those that a query needs are found at once. It is given what
// MkDocs wrote (location, title, text) and what the build may have added: `boost`, and `names` that aren't on the page.
// Of a large site it is given some pages only (pieces.js): what must be known of all stands on a shelf of its own, the
// `whole`, which has the words and the names.
self.dossierSearch = self.dossierSearch || {};

(function (search) {
  "use strict"

  const GAP = -1 // between blocks, so that no phrase runs across them

  /** A list of whole numbers that grows. */
  class Numbers {
    constructor() {
      this.all = new Int32Array(1 << 16)
      this.length = 0
    }
    push(number) {
      if (this.length === this.all.length) {
        const more = new Int32Array(this.all.length * 2)
        more.set(this.all)
        this.all = more
      }
      this.all[this.length++] = number
    }
  }

  /** The words that occur, each with a number. */
  class Vocabulary {
    constructor() {
      this.words = []
      this.isName = [] // whether it begins with a capital somewhere
      this.small = [] // how often it doesn't, less how often it does
      this.byWord = new Map()
      this.bySpelling = new Map()
    }
    number(spelling) {
      let number = this.bySpelling.get(spelling)
      if (number === undefined) {
        number = this.add(search.fold(spelling))
        this.bySpelling.set(spelling, number)
        if (isCapital(spelling)) this.isName[number] = true
      }
      if (!this.pages) this.small[number] += isCapital(spelling) ? -1 : 1
      return number
    }
    /** Take up the words of a site as the build listed them: a line for each, in short (searching/pagefind.py). */
    fill(list) {
      this.pages = [] // on about how many pages each word is
      let word = ""
      for (const [, common, rest, pages, capital, small] of list.matchAll(/^(.)(.*)([A-Z])(!?)(\.?)$/gm)) {
        word = word.slice(0, parseInt(common, 36)) + rest
        const number = this.add(word)
        this.pages[number] = Math.round(1.5 ** (pages.charCodeAt(0) - 65))
        this.isName[number] = !!capital
        this.small[number] = small ? 1 : -1
      }
    }
    add(word) {
      let number = this.byWord.get(word)
      if (number === undefined) {
        number = this.words.length
        this.words.push(word)
        this.isName.push(false)
        this.small.push(0)
        this.byWord.set(word, number)
      }
      return number
    }
  }

  const isCapital = (spelling) => {
    const first = spelling.codePointAt(0)
    return first < 128 ? first > 64 && first < 91 : /^\p{Lu}/u.test(spelling)
  }

  const push = (map, key, value) => {
    const list = map.get(key)
    if (list) list.push(value)
    else map.set(key, [value])
  }

  class Shelf {
    constructor(docs, config, { words, whole } = {}) {
      this.docs = docs
      this.whole = whole
      this.vocabulary = whole ? whole.vocabulary : new Vocabulary()
      if (words) this.vocabulary.fill(words)
      this.extra = config.dossier || {}
      this.pages = [] // {location, root: number of its first section, docs: [numbers], boost, names}
      this.pageOf = new Int32Array(docs.length)
      this.tokens = new Numbers()
      this.starts = new Int32Array(docs.length * 2 + 1) // of each section's title and of its text
      this.readPages()
      this.readTexts()
      this.sort()
      this.readNames()
      this.group()
    }

    readPages() {
      const byLocation = new Map()
      this.docs.forEach((doc, number) => {
        const location = doc.location.split("#")[0]
        let page = byLocation.get(location)
        if (page === undefined) {
          page = this.pages.length
          byLocation.set(location, page)
          this.pages.push({ location, root: number, docs: [], boost: 1, names: [] })
        }
        const it = this.pages[page]
        it.docs.push(number)
        if (doc.location === location) {
          it.root = number
          it.boost = doc.boost ?? 1
          it.names = [plain(doc.title), ...(doc.names || []).map(plain)]
        }
        this.pageOf[number] = page
      })
      // What a page's own section counts is what the page does.
      this.boosts = Float32Array.from(this.docs, (doc) => (doc.location.includes("#") ? (doc.boost ?? 1) : 1))
    }

    readTexts() {
      const { vocabulary, tokens, starts } = this
      const dated = []
      const word = (spelling) => tokens.push(vocabulary.number(spelling))
      const gap = () => tokens.push(GAP)
      const add = (key) => dated.push(vocabulary.add(key))
      this.docs.forEach((doc, number) => {
        for (const [at, text] of [[0, doc.title], [1, doc.text]]) {
          const start = (starts[number * 2 + at] = tokens.length)
          search.read(text, word, gap)
          if (!at && this.pages[this.pageOf[number]].root === number) {
            gap() // the words of its address, which say in short what it is about
            search.read(doc.location.replace(/[/#-]+/g, " "), word)
          }
          const folded = []
          let isDated = false
          for (let i = start; i < tokens.length; i++) {
            const each = vocabulary.words[tokens.all[i]] ?? ""
            folded.push(each)
            isDated ||= search.MONTH.has(each) || (each.length === 4 && each[0] <= "2")
          }
          if (isDated) search.dates(folded, add)
          for (const key of dated.splice(0)) {
            gap()
            tokens.push(key)
          }
        }
      })
      starts[this.docs.length * 2] = tokens.length
    }

    /** For each word, the sections that have it, with how much they do: counting sort. */
    sort() {
      const count = this.vocabulary.words.length
      const { all } = this.tokens
      const seen = new Int32Array(count).fill(-1)
      const sections = (this.sections = new Int32Array(count + 1))
      this.lengths = new Float32Array(this.docs.length)
      for (let doc = 0; doc < this.docs.length; doc++) {
        for (let i = this.starts[doc * 2]; i < this.starts[doc * 2 + 2]; i++) {
          const word = all[i]
          if (word === GAP || seen[word] === doc) continue
          seen[word] = doc
          sections[word + 1]++
        }
        this.lengths[doc] = this.starts[doc * 2 + 2] - this.starts[doc * 2 + 1]
      }
      for (let word = 0; word < count; word++) sections[word + 1] += sections[word]
      const next = sections.slice(0, count)
      const place = new Int32Array(count)
      this.where = new Int32Array(sections[count])
      this.inTitle = new Uint8Array(sections[count])
      this.inText = new Uint8Array(sections[count])
      seen.fill(-1)
      for (let doc = 0; doc < this.docs.length; doc++) {
        const text = this.starts[doc * 2 + 1]
        for (let i = this.starts[doc * 2]; i < this.starts[doc * 2 + 2]; i++) {
          const word = all[i]
          if (word === GAP) continue
          if (seen[word] !== doc) {
            seen[word] = doc
            place[word] = next[word]++
            this.where[place[word]] = doc
          }
          const how = i < text ? this.inTitle : this.inText
          if (how[place[word]] < 255) how[place[word]]++
        }
      }
      const mean = this.whole?.extra.parted.mean ?? this.lengths.reduce((sum, length) => sum + length, 0) / (this.docs.length || 1)
      for (let doc = 0; doc < this.docs.length; doc++) this.lengths[doc] /= mean || 1
    }

    /** What pages are named: whole names, and the words in them. */
    readNames() {
      this.wholeNames = new Map() // all letters of a name, or all its sounds → pages
      this.nameWords = new Map() // folded → pages
      this.names = [] // {page, words, sounds, isMain}
      const spellings = new Set()
      this.pages.forEach((page, number) => {
        page.names.forEach((name, at) => {
          const words = search.words(name)
          if (!words.length || words.length > 12) return
          const key = words.join(" ")
          if (spellings.has(number + key)) return
          spellings.add(number + key)
          const each = { page: number, words, sounds: words.map(search.sound), isMain: at === 0 }
          this.names.push(each)
          push(this.wholeNames, words.join(""), each)
          push(this.wholeNames, "~" + each.sounds.join(""), each)
          for (const word of words) {
            push(this.nameWords, word, each)
            this.vocabulary.isName[this.vocabulary.add(word)] ||= page.names.length > 1
          }
        })
      })
    }

    /** Words by stem and names by sound; all words in the order of their letters, for those that only begin alike. */
    group() {
      if (this.whole) {
        for (const part of ["byStem", "bySound", "inOrder", "meanings"]) this[part] = this.whole[part]
        return
      }
      const { words, isName } = this.vocabulary
      this.byStem = new Map()
      this.bySound = new Map()
      this.inOrder = []
      words.forEach((word, number) => {
        if (word[0] === "@") return
        push(this.byStem, search.stem(word), number)
        if (isName[number] && word.length > 3) push(this.bySound, search.sound(word), number)
        this.inOrder.push(number)
      })
      this.inOrder.sort((one, other) => (words[one] < words[other] ? -1 : 1))
      this.meanings = new Map() // a word's meaning in the other language, by stem
      for (const group of this.extra.meanings || []) {
        const stems = group.map((word) => search.words(word).map(search.stem).join(" "))
        for (const one of stems) for (const other of stems) if (one !== other) push(this.meanings, one, other)
      }
    }

    /** Numbers of the words that begin with `start`, itself left out. */
    beginningWith(start, most = 400) {
      const { words } = this.vocabulary
      let low = 0
      let high = this.inOrder.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (words[this.inOrder[middle]] <= start) low = middle + 1
        else high = middle
      }
      const found = []
      for (; low < this.inOrder.length && found.length < most; low++) {
        if (!words[this.inOrder[low]].startsWith(start)) break
        found.push(this.inOrder[low])
      }
      return found
    }

    /** How many pages the site has. */
    get total() {
      return this.extra.parted ? this.extra.parted.pages : this.pages.length
    }

    /** How many sections have the word, or pages where only that is known. */
    frequency(number) {
      const { pages } = this.vocabulary
      if (pages) return pages[number] ?? 0
      return number + 1 < this.sections.length ? this.sections[number + 1] - this.sections[number] : 0
    }
  }

  /** A title as text: without its markup, with the marks that character references stand for. */
  function plain(title) {
    const marks = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " " }
    return title
      .replace(/<[^>]*>/g, "")
      .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) =>
        name ? (marks[name.toLowerCase()] ?? whole) : String.fromCodePoint(decimal ? +decimal : parseInt(hex, 16)),
      )
  }

  Object.assign(search, { Shelf, plain, GAP })
})(self.dossierSearch)
