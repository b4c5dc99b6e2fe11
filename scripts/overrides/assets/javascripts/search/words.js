// What a word is to the search: its letters folded, its stem, its sound, and the words of a text in their order.
// Nothing here knows an index or a page. The same functions read the texts and what a reader types.
self.dossierSearch = self.dossierSearch || {};

(function (search) {
  "use strict"

  const CYRILLIC = {
    а: "a", б: "b", в: "v", г: "g", ґ: "g", д: "d", е: "e", ё: "e", є: "ie", ж: "zh", з: "z", и: "i", і: "i", ї: "i",
    й: "i", к: "k", л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ў: "u", ф: "f", х: "kh",
    ц: "ts", ч: "ch", ш: "sh", щ: "shch", ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya",
  }
  const LIGATURES = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ﬁ: "fi", ﬂ: "fl" }

  /** Write a word in plain small Latin letters: «Décollage» is decollage, «Кикина» kikina, «cœur» coeur. */
  function fold(word) {
    const small = word.toLowerCase()
    if (/^[a-z]+$/.test(small)) return small
    if (/^\d+$/.test(small)) return small.replace(/^0+(?=\d)/, "")
    return small
      .normalize("NFC")
      .replace(/[œæßøłđðþıﬁﬂ]/g, (letter) => LIGATURES[letter])
      .replace(/[Ѐ-ӿ]/g, (letter) => CYRILLIC[letter] ?? letter)
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
  }

  // Endings of French and English, the longest first. Whether the rest is a word's true root doesn't matter: only
  // that forms of one word, in both editions' languages, come to the same.
  const ENDINGS = (
    "issements issement issaient issions eraient issons issant issent issait ements ations itions atrice erions erait " +
    "eront erons aient ation ition ement iques ances ences euses ienne ateur atifs ative assent ating ments antes entes " +
    "atif aire ique ance ence euse eurs enne ment ante ente elle ated ates rice ives ings age ail ary ate eau eur ive " +
    "ing ers era ait ais ant ent ons ies ied ier iere eux ees eu ee er ez ed es ir it is ie if al el en e i a y"
  ).split(" ")
  const LEAST = 4 // letters that are left

  /** Leave the endings of a folded word away: of plurals, feminines, verbs, and of what is made from them. */
  function stem(word) {
    if (word.length < LEAST || /\d/.test(word)) return word
    let rest = word
    if (/[^e]aux$/.test(rest) && rest.length > LEAST) rest = rest.slice(0, -2) + "l"
    else if (/(?:eaux|eux|oux)$/.test(rest)) rest = rest.slice(0, -1)
    else if (/[^s]s$/.test(rest)) rest = rest.slice(0, -1)
    for (let times = 0; times < 4; times++) {
      const ending = ENDINGS.find((each) => rest.length - each.length >= LEAST && rest.endsWith(each))
      if (ending) rest = rest.slice(0, -ending.length)
    }
    return rest.length >= LEAST ? rest.replace(/([^aeiouls])\1$/, "$1") : rest
  }

  /** Write a folded name as it sounds, so that transliterations of one name come to the same: «Krikaliov», «Krikalev». */
  function sound(word) {
    return word
      .replace(/shch|chtch|schtsch|tch|tsch|sch|ch|sh/g, "S")
      .replace(/kh/g, "H")
      .replace(/dzh|dj|zh|^j/g, "J")
      .replace(/ph/g, "f")
      .replace(/h/g, "")
      .replace(/H/g, "h")
      .replace(/ou|oo/g, "u")
      .replace(/gu(?=[eiy])/g, "g")
      .replace(/x/g, "ks")
      .replace(/ck|q|c(?![eiy])/g, "k")
      .replace(/c/g, "s")
      .replace(/t[sz]/g, "s")
      .replace(/[wf]/g, "v")
      .replace(/j(?=[^aeiouy])/g, "J")
      .replace(/(?<=[^aeiouyj])[iyj]+o(?=[vfnmrdt])/g, "e")
      .replace(/[yj]/g, "i")
      .replace(/i+(?=[aeou])/g, "")
      .replace(/(?<=[aeiou])i$/, "i")
      .replace(/(?<=[^aeiou])e$/, "")
      .replace(/(.)\1+/g, "$1")
  }

  // Footnotes' numbers, tags, character references, initials, a number written in groups, figures or letters: so that
  // letters and figures part, and «Crew-11» and «crew11» are one. No flag for case and no looking behind: they are slow.
  const PIECES = new RegExp(
    [
      "<sup(?: [^>]*)?>[^<]*</sup>|(</?[a-z][^>]*>)|&#?\\w+;",
      "((?:\\p{L}\\.){2,}(?:\\p{L}(?![\\p{L}\\p{M}]))?)",
      "([1-9]\\d{0,2}(?:[ \\u00a0\\u202f\\u2009.,]\\d{3})+(?!\\d))",
      "(\\d+|[\\p{L}\\p{M}]+)",
    ].join("|"),
    "gu",
  )
  const INLINE = /^<\/?(?:a|b|code|em|i|mark|span|strong|sub|sup|time)\b/i
  const APOSTROPHES = "'’ʼ‘`´"
  const ELIDED = /^(?:[ldjmnstc]|qu|jusqu|lorsqu|puisqu|quoiqu)$/i
  const ORDINAL = /^(?:er|re|e|st|nd|rd|th|ème|eme)$/i

  /** Whether letters are none of a word's own: an elided article, a possessive's s, the ending of an ordinal. */
  function isAdded(text, letters, start, end) {
    if (letters.length > 7) return false
    const [before, after] = [text[start - 1], text[end]]
    if (after !== undefined && APOSTROPHES.includes(after) && ELIDED.test(letters)) {
      return /[\p{L}\p{N}]/u.test(text[end + 1] ?? "")
    }
    if (before === undefined) return false
    if (letters === "s" && APOSTROPHES.includes(before)) return /\p{L}/u.test(text[start - 2] ?? "")
    return before >= "0" && before <= "9" && ORDINAL.test(letters)
  }

  /** Call `word(text, start, end)` for each word of a text with markup in it, and `gap()` where a block ends. */
  function read(text, word, gap) {
    PIECES.lastIndex = 0
    for (let piece; (piece = PIECES.exec(text)); ) {
      const start = piece.index
      const end = PIECES.lastIndex
      if (piece[4] !== undefined) {
        if (!isAdded(text, piece[4], start, end)) word(piece[4], start, end)
      } else if (piece[1] !== undefined) {
        if (gap && !INLINE.test(piece[1])) gap(start, end)
      } else if (piece[3] !== undefined) word(piece[3].replace(/\D/g, ""), start, end)
      else if (piece[2] !== undefined) word(piece[2].replace(/\./g, ""), start, end)
      PIECES.lastIndex = end // what is called may read another text
    }
  }

  /** Return the folded words of a text. */
  function words(text) {
    const found = []
    read(text, (word) => found.push(fold(word)))
    return found
  }

  // Words that say little by themselves: they neither name a page nor are marked, where other words stand beside them.
  const LITTLE = new Set(
    (
      "a au aux avec ce ces cet cette comme d dans de des du elle elles en entre est et eu fut il ils je l la le les leur " +
      "leurs lui mais ne nous on ont ou par pas pour qu que quel quelle quels quelles qui quand quoi s sa se ses si son " +
      "sont sous sur un une vers y " +
      "an and are as at be been between but by did do does for from had has have he her his how in is it its of on or she " +
      "that the their they this to was were what when where which who why will with"
    ).split(" "),
  )

  // The months as they stand folded in dates: French, English, Russian (as it is said, and after a day), cut short.
  const MONTHS = [
    "janvier january janv jan yanvar yanvarya", "fevrier february fevr fev feb fevral fevralya", "mars march mar mart marta",
    "avril april avr apr aprel aprelya", "mai may mai maya", "juin june jun iyun iyunya yun yunya",
    "juillet july juil jul iyul iyulya yul yulya", "aout august aug avgust avgusta",
    "septembre september sept sep sentyabr sentyabrya", "octobre october oct oktyabr oktyabrya",
    "novembre november nov noyabr noyabrya", "decembre december dec dekabr dekabrya",
  ].map((names) => names.split(" "))
  const MONTH = new Map(MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1])))

  const isYear = (word) => /^(?:1[5-9]|20|21)\d\d$/.test(word)
  const isDay = (word) => /^(?:[1-9]|[12]\d|3[01])$/.test(word)
  const isMonth = (word) => /^(?:[1-9]|1[0-2])$/.test(word)
  const two = (number) => String(number).padStart(2, "0")

  /** Call `date(key)` for each date among folded words: «5 octobre 2022», «October 5, 2022», «05/10/2022», «2022-10-05». */
  function dates(list, date) {
    for (let i = 0; i < list.length; i++) {
      const month = MONTH.get(list[i])
      if (month) {
        const year = [list[i + 1], list[i + 2]].find((word, at) => word && isYear(word) && (!at || isDay(list[i + 1])))
        const day = [list[i - 1], list[i + 1]].find((word) => word && isDay(word))
        if (day) date(`@${two(month)}-${two(day)}`)
        if (year) date(`@${year}-${two(month)}`)
        if (day && year) date(`@${year}-${two(month)}-${two(day)}`)
      } else if (isYear(list[i] ?? "")) {
        const [before, nearest, after, last] = [list[i - 2], list[i - 1], list[i + 1], list[i + 2]]
        const figures = [before, nearest].every((word) => word && isDay(word)) && isMonth(nearest) && [nearest, before]
        const iso = [after, last].every((word) => word && isDay(word)) && isMonth(after) && [after, last]
        const found = iso || figures
        if (found) {
          date(`@${two(found[0])}-${two(found[1])}`)
          date(`@${list[i]}-${two(found[0])}`)
          date(`@${list[i]}-${two(found[0])}-${two(found[1])}`)
        }
      }
    }
  }

  /** Count the letters to change, add, leave out or swap to make one word of the other; stop above `most`. */
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1
    let before = []
    let above = Array.from({ length: other.length + 1 }, (_, at) => at)
    for (let i = 1; i <= one.length; i++) {
      const row = [i]
      let least = i
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] === other[j - 1]
        let cost = Math.min(above[j - 1] + (same ? 0 : 1), above[j] + 1, row[j - 1] + 1)
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          cost = Math.min(cost, before[j - 2] + 1)
        }
        row.push(cost)
        if (cost < least) least = cost
      }
      if (least > most) return most + 1
      before = above
      above = row
    }
    return above[other.length]
  }

  Object.assign(search, { fold, stem, sound, read, words, dates, distance, MONTHS, MONTH, LITTLE })
})(self.dossierSearch)
