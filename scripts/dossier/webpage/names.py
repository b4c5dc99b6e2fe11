"""Reads what an element is for in its names: classes, ids and test ids, split into words.

`articleRelated__list` is «article related list». Names that a machine made up (`sc-f98b1ad2-0`, `dEGcKf`) say nothing.
"""

import re
from functools import lru_cache

from lxml.html import HtmlElement

from dossier.webpage.tree import listed

# Attributes that name what an element is for.
_NAMING = listed(
    "class id role itemprop rel data-testid data-test-id data-test data-qa data-component "
    "data-component-name "
    "data-module data-name data-block data-block-type data-type data-widget data-area data-tb-region aria-label"
)

# The words that tell what an element is for, by reason; the first that fits is taken. Each is looked for in one name at
# a time, as whole words. `*` stands for any words that follow.
_VOCABULARY: tuple[tuple[str, str], ...] = (
    (
        "removed.consent",
        r"cookies?|consent|gdpr|rgpd|ccpa|cmp|didomi|onetrust|ot sdk|qc cmp\d?|tarteaucitron\w*|axeptio|usercentrics"
        r"|truste|cookiebot|cookiebanner|cookienotice|cookielaw|privacy (?:banner|notice|manager|policy|wall)"
        r"|sp message",
    ),
    (
        "removed.comments",
        r"comments|comment(?: (?:list|section|form|thread|area|body|content|wrapper|respond|count|feed|box|item"
        r"|link|container|embed|entry|text|author))"
        r"|commentlist|commentaires?|disqus|dsq|coral|viafoura|spot im|livefyre|hyvor|openweb|respond|reactions"
        r"|réactions|conversation"
        r"|commenting|discussion|user comments?",
    ),
    (
        "removed.author_box",
        r"author(?:s)? (?:box|bio|biography|card|about|profile|description|desc|details?|footer|panel|end|bottom"
        r"|blurb)"
        r"|authorbox|authorbio|about (?:the )?authors?|bio|biography|biographie|a propos (?:de l )?auteur"
        r"|auteur (?:bio|box|description)"
        r"|contributors? (?:bio|box|info)|writer bio|vcard author bio|m author bio|journalist (?:bio|box)",
    ),
    (
        "removed.newsletter",
        r"newsletters?\d*|nl (?:signup|promo|box|inline|inscription)|mc embed\w*|mailchimp|email (?:capture|signup"
        r"|sign up|subscribe)"
        r"|infolettres?|newsletterbox|sign up|signup|inscription|optin|opt in|hs form",
    ),
    (
        "removed.paywall",
        r"paywall|push|piano|poool|subscribe|subscription|subscribers?(?: (?:wall|box|cta|message))|abonnement"
        r"|abonnez(?: vous)?|abo|regwall|metering"
        r"|meter|premium (?:banner|message|teaser|cta|box|offer|wall)|offer|offers|offre|offres|gateway",
    ),
    (
        "removed.advertisement",
        r"ad|ads|adv|advert|adverts|advertisement|advertising|advertorial|adslot|adunit|adsbygoogle|adcontainer|adbox"
        r"|dfp|gpt|google ads?|googlead|pub|publicite|publicité|publicites|annonce|annonces|sponsored|sponsor"
        r"|sponsors"
        r"|sponsorise|promoted|mpu|leaderboard|native ad|billboard|interstitial|teads|inread|skyscraper|promo"
        r"|promos|promotion|promobox"
        r"|affiliate|affiliation|shopping|buy box|merch|boutique|deals?",
    ),
    (
        "removed.share",
        r"share|shares|sharing|sharebar|sharebox|sharedaddy|sharethis|sharer|partage|partages|partager|social"
        r"|socials|sociallinks|socialshare|socialbar"
        r"|addtoany|a2a|addthis|shariff|follow us|follow|following|suivez(?: nous)?|suivre|reseaux|reseaux sociaux"
        r"|whatsapp|article (?:tools?|actions?|toolbar)|post actions|story tools|toolbar|outils|tools|heateor\w*"
        r"|ssba|essb|google preferred|gnews",
    ),
    (
        "removed.tags",
        r"tags|tag (?:list|links?|cloud|container|section|wrapper|group|bar)|taglist|tagcloud|tags links|keywords?"
        r"|hashtags?|topics|topic (?:list|tags|links)|mots cl[eé]s"
        r"|categories|cat links|post categories|entry categories|themes|thematiques|sujets|subjects|labels"
        r"|entry taxonomy|taxonomy",
    ),
    (
        "removed.caption",
        r"caption|captions|figcaption|legende|légende|credit|credits|crédit|crédits|image (?:caption|credit|info"
        r"|description)|photo (?:caption|credit|info)"
        r"|picture caption|media (?:caption|credit|info)|wp caption(?: text)?|copyright photo|gallery|slideshow"
        r"|diaporama|lightbox|imagecaption"
        r"|photographer|cutline|slider|carousel",
    ),
    (
        "removed.related",
        r"related(?:\w+)?|teasers?|recommended|recommendations?|recommandations?|recommande|recommandes|recirc"
        r"|recirculation|readmore|read (?:more|also|next|on)|see also|also read|readalso|readnext"
        r"|lire (?:aussi|egalement|plus|suite)|(?:a|à) lire(?: aussi| egalement)?|alire|lireaussi|voir aussi|also"
        r"|aussi|more (?:from|on|news|stories|articles|like|in|coverage|links)"
        r"|morefrom|most (?:read|popular|viewed|shared|commented|recent)|mostread|mostpopular|plus lus?|popular"
        r"|populaires?|trending|trends|top (?:stories|news|articles)"
        r"|topstories|latest(?: \w+)?|last news|lastnews|dernieres?(?: \w+)?|recent (?:posts|articles|news)"
        r"|suggested|suggestions?|similar|similaires|outbrain|taboola|trc|zergnet|revcontent|plista"
        r"|ligatus|dianomi|mgid|engageya|up next|upnext|next (?:article|story|post|up)|prev(?:ious)? (?:article"
        r"|story|post|next)|post navigation|nav links|navigation post"
        r"|onward|rich link|richlink|connexes?|associes?|associated|liens|jp relatedposts|yarpp|crp|story package"
        r"|headlines|tout sur|sur le meme (?:sujet|theme)"
        r"|meme sujet|dossier lie|keep reading|further reading|autres articles|suggestion|articles lies"
        r"|article lie|essentials|actus|fil info|filinfo|fil actu"
        r"|in ?depth links|inline link|internal link|link (?:card|box|list)|linkbox|linklist|internallink|a voir"
        r"|a decouvrir|discover more|discover|selection|explore",
    ),
    (
        "removed.furniture",
        r"nav|navs|navbar|navigation|menu|menus|megamenu|submenu|breadcrumbs?|ariane|fil ariane|filariane|masthead"
        r"|topbar|top bar|bottombar|footer|foot|colophon|pied|pied page|sidebars?"
        r"|aside|widgets?|rail|right rail|right col(?:umn)?|colonne droite|sidecol|modals?|popups?|popin|pop in"
        r"|overlay|drawer|offcanvas|skip(?: (?:link|to|nav|content)(?: \w+)*)?|skiplink|back ?to ?top|scroll top"
        r"|haut page"
        r"|search|searchform|searchbox|recherche|login|signin|sign in|connexion|account|compte|user menu"
        r"|lang(?:uage)? (?:switch(?:er)?|selector|menu|nav)|pagination|pager|page numbers"
        r"|toc|table of contents|sommaire|ticker|breaking(?: \w+)?|weather|meteo|toast|snackbar|site (?:info"
        r"|header|branding|title|description|logo|name)|logo|legal|mentions(?: legales)?|poll|sondage|quiz"
        r"|app (?:banner|download|promo)"
        r"|smartbanner|donate|donation|dons|faire un don|support us|contribution|contributions|appeal"
        r"|audio(?:player| player)?|player|listen|ecouter|text to speech|tts|readspeaker|speechify|trinity"
        r"|reading time|readtime|read time|temps (?:de )?lecture|duree lecture|loader|loading|spinner|sr only"
        r"|visually ?hidden|screen ?reader(?: \w+)?|hidden|hide|invisible|accessibility|copyright|rights"
        r"|site footer|edit link|print only"
        r"|embeds?|embedded|oembed|twitter tweet|instagram media|tiktok embed|bluesky embed|fb post|feedback"
        r"|correction link|report error|signaler|horoscope|games?|calendar|agenda|podcast(?:s)?(?: player)?|subnav"
        r"|switcher|contextual|notification|notifications|alert bar|alerts?|timeline nav|banner",
    ),
    (
        "removed.kicker",
        r"kicker|kickers|eyebrow|overline|surtitre|sur titre|rubrique|rubric|section (?:label|name|link|tag)"
        r"|category|categorie|article (?:section|category|label|type)|post category|supertitle|pretitle|over title"
        r"|topper|flag|badge|pill",
    ),
    (
        "removed.byline",
        r"bylines?|by line|node (?:meta|submitted)|submitted"
        r"|by author|by (?:name|lines?)|author|authors|auteur|auteurs|signature|signatures"
        r"|written by|posted by|reporter|reporters|journalist|journaliste|journalistes|redacteur|contributors?"
        r"|creator|credits authors|(?:article|entry|post|story|news) (?:meta|info|infos|metadata|details|data"
        r"|metas)|meta (?:info|data|infos|author|authors)|metas|metadata|postmetadata|author(?:s)? (?:name|names"
        r"|link|info|list|block|container|wrapper|area|meta|data|byline|item|date|img|image|social|twitter|contact"
        r"|title|role|position)",
    ),
    (
        "removed.dateline",
        r"date|dates|pubdate|pub date|publish(?:ed)?(?: (?:date|time|on|at|info))?|publication(?: (?:date|time"
        r"|info))?|datepublished|datemodified|date published|date modified|date publication|posted on|posted"
        r"|timestamp|timestamps|dateline|updated|update|last (?:modified|updated?|edited)|modified|time|horodatage"
        r"|mise a jour|maj|datetime|entry date|post date|article (?:date|time|dates|timestamp)",
    ),
)
_PATTERNS = tuple((reason, re.compile(rf"(?:^| )(?:{words})(?= |$)")) for reason, words in _VOCABULARY)

# Names that speak of the article itself, or of a state of the page, and not of what an element is for.
_SPEAKS_OF_OTHERS = re.compile(
    r"^(?:has|no|not|with|without|is|hide|show|enable|enabled|disable|js|col|single|type|status|format|hentry"
    r"|hidden (?:xs|sm|md|lg|xl|print|phone|mobile|tablet|desktop|small|medium|large|on|for|from|until)|print hidden"
    r"|category|tag|postid"
    r"|theme|elementor element|widget text|widget theme|et pb|fl|vc)\b"
)
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_PARTS = re.compile(r"[^\W_]+")
_DIGIT_WITHIN = re.compile(r"[^\W_]\d+[^\W\d_]|^\d+[^\W\d_]")
_WITH_DIGITS = frozenset({"a2a", "mc4wp"})
_LONGEST = 2000
_NOT_LETTERS = re.compile(r"[^a-zA-Zà-ÿÀ-ß]+")


def name_words(element: HtmlElement) -> list[str]:
    """Return the names of an element, each as words parted by spaces."""
    names: list[str] = []
    for key in _NAMING:
        value = element.get(key)
        if value and len(value) < _LONGEST:
            names += value.split() if key == "class" else [value]
    return [words for name in names if (words := _words_of(name))]


@lru_cache(maxsize=10_000)
def _words_of(name: str) -> str:
    parts = (part for part in _PARTS.findall(name) if not _is_made_up(part))
    return " ".join(_NOT_LETTERS.sub(" ", _CAMEL.sub(" ", " ".join(parts))).lower().split())


def _is_made_up(part: str) -> bool:
    """Tell what a style tool made up: figures among letters, or letters large and small at random."""
    if _DIGIT_WITHIN.search(part):
        return part.lower() not in _WITH_DIGITS
    pieces = _CAMEL.split(part)
    return len(pieces) > 2 and len(part) < 2.5 * len(pieces)


def reason_by_name(element: HtmlElement) -> str | None:
    """Return why an element isn't the article, by its names; None where they don't say."""
    names = [name for name in name_words(element) if not _SPEAKS_OF_OTHERS.match(name)]
    for reason, pattern in _PATTERNS:
        for name in names:
            if pattern.search(name) and not _is_the_article(name):
                return reason
    return None


# Names of what holds the article, whatever else they say: `article-body--with-sidebar`, `content-comments-open`.
_ARTICLE = re.compile(
    r"(?:^| )(?:(?:article|story|post|entry|news|page|main|body|rich) (?:body|content|text|texte|corps|contenu"
    r"|container|wrapper|layout|page|main)"
    r"|articlebody|storybody|maincontent|pull ?quotes?|blockquote|standfirst|chapo|headline)(?= |$)"
)


def _is_the_article(name: str) -> bool:
    found = _ARTICLE.search(name)
    return bool(found) and not re.search(
        r"(?:^| )(?:footer|related|comments?|share|newsletter|author|ad|ads|caption"
        r"|promos?|push|teasers?|recirc|tags|bio)(?= |$)",
        name,
    )
