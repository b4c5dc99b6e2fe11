"""The lines that a page says of itself or of other pages: share buttons, teasers, credits, each with its reason.

A line is taken for one only as a whole, so that a sentence which begins in the same way («Lire aussi bien que compter,
telle est l'ambition.») stays in the article.
"""

import re

from dossier.webpage.tree import listed

_SENTENCE_END = re.compile(r"[.!?…][»”\"’')\]\s]*$")


def _whole(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(patterns)})\W*", re.IGNORECASE)


# Said of a whole line, by reason. `\W*` may follow each. Where a free ending follows (`.*`), a separator stands before.
_SEPARATOR = r"\s*(?:[:|>»→▶►–—]|-\s)\s*"
LINES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "removed.related",
        _whole(
            rf"(?:[^\w\s]\s*)*(?:(?:à|a|et|pour en) )?(?:(?:re)?voir|lire|écouter|découvrir|relire|consulter)"
            rf"(?: (?:aussi|également|encore|ailleurs))?(?: (?:sur|dans) [\w’' .-]{{2,40}}?)?{_SEPARATOR}.*",
            r"(?:à|a) (?:re)?(?:lire|voir|écouter|découvrir)(?: (?:aussi|également|ailleurs))?(?: sur .{2,40})?",
            rf"(?:lire|voir) (?:aussi|également|la suite|l['’]article(?: complet)?|plus)(?:{_SEPARATOR}.*)?",
            rf"(?:pour aller plus loin|sur le même (?:sujet|thème)|dans la même (?:rubrique|catégorie)"
            rf"|articles? (?:liés?|similaires?|connexes?|associés?)"
            rf"|nos (?:derniers )?articles(?: sur.*)?|notre dossier|notre sélection|les plus (?:lus|populaires"
            rf"|partagés|récents)|(?:nos|vos) recommandations|(?:plus|davantage) d['’]articles?.*"
            rf"|à la une|dernières (?:actualités|nouvelles|infos?)|l['’]essentiel de l['’]actu.*|vidéos?"
            rf"|ailleurs sur le web|contenus? (?:sponsorisés?|associés?)|voir plus"
            rf"|en lien avec .{2, 40})(?:{_SEPARATOR}.*)?",
            rf"(?:related|recommended)(?: (?:articles?|stor(?:y|ies)|coverage|posts?|news|topics|content|links?"
            rf"|reading|video))?(?:{_SEPARATOR}.*)?",
            rf"(?:read|see|watch|listen|hear)(?: (?:more|also|next|this|on|now))?{_SEPARATOR}.*",
            r"(?:read|see|learn|find out) (?:more|also|next)(?: (?:on|about|from|at|in) .{2,60})?",
            rf"(?:also read|see also|more (?:on|from|about|in|like) (?:this(?: (?:story|topic))?"
            rf"|[\w’'&. -]{{2,40}})|more stories|you (?:may|might) (?:also )?(?:like|be interested in).*"
            rf"|don['’]t miss|up next|keep reading|continue reading|further reading|most (?:read|popular|viewed)"
            rf"|trending(?: now)?|top stories|latest (?:news|stories)|editors?['’]? (?:picks?"
            rf"|choice))(?:{_SEPARATOR}.*)?",
        ),
    ),
    (
        "removed.share",
        _whole(
            r"(?:partager|partage|partagez|share|tweeter|tweet|envoyer|imprimer|print|copier(?: le lien)?"
            r"|copy link|email|e-mail|mail|whatsapp|facebook|twitter|x|linkedin|reddit|telegram|messenger"
            r"|pinterest|flipboard|bluesky|threads|save|sauvegarder|enregistrer|bookmark|favoris)"
            r"(?:[\s,|·/]+(?:partager|share|tweeter|tweet|envoyer|imprimer|print|copier le lien|copy link|email"
            r"|e-mail|mail|whatsapp|facebook|twitter|x|linkedin|reddit|telegram|messenger|pinterest|flipboard"
            r"|bluesky|threads|save|sauvegarder|enregistrer))*",
            r"(?:partager|partagez|share)(?: (?:this|cet|l['’]|cette|sur|on|via|par)\b.{0,40})?(?:article|story"
            r"|post|page|facebook|twitter|whatsapp|linkedin|e-?mail|x)?",
            r"(?:suivez|retrouvez|rejoignez)[- ](?:nous|moi|.{2,40}) sur .{2,80}",
            r"(?:follow|like|join|find) (?:us|.{2,40}) on (?:facebook|twitter|x|instagram|whatsapp|telegram|google"
            r"|youtube|linkedin|tiktok)\b.{0,80}",
            r".{0,60}?\b(?:rejoignez|suivez|abonnez-vous|téléchargez|likez|join (?:us|our)|follow (?:us|our)|like us"
            r"|subscribe to our|download (?:our|the))\b.{0,60}\b(?:whatsapp|telegram|facebook|twitter|instagram"
            r"|youtube|google (?:news|actualités)"
            r"|app store|google play|l['’]appli(?:cation)?|our app)\b.{0,100}",
            r"(?:follow|suivez|contact|email|e-mail|contactez|écrivez à) .{2,60}?(?:@\w+|\S+@\S+\.\w+).{0,120}",
            r"(?:follow|read more|more) .{0,100}\bat:? https?://\S+",
            r"\d[\d\s.,k]* (?:partages?|shares?|likes?|vues|views)",
            r"(?:ajoutez|ajouter|add) .{2,60} (?:à|as|to|comme) .{0,40}(?:google|source).{0,40}",
        ),
    ),
    (
        "removed.newsletter",
        _whole(
            r"(?:inscrivez|abonnez)-vous (?:à|gratuitement à|ici à) (?:notre|la|nos|l['’]"
            r"|cette).{0,20}(?:newsletter|infolettre|lettre).{0,160}",
            r"(?:recevez|retrouvez) .{0,120}(?:newsletter|infolettre|boîte mail|par e-?mail"
            r"|dans votre boîte).{0,120}",
            r"(?:sign up|subscribe|register)(?: (?:here|now|today))? (?:for|to) (?:our|the"
            r"|.{2,60}?['’]s?)\b.{0,80}(?:newsletters?|briefing|alerts|inbox|emails?|e-mails).{0,120}",
            r"(?:.{0,120}[.!?:,] )?(?:abonnez|inscrivez)-vous (?:à|sur|ici|gratuitement|dès)\b.{0,120}",
            r"thanks for reading .{2,60}[!.].{0,160}",
            r"get (?:the|our|more) .{2,120}(?:inbox|newsletter|by email)\b.{0,80}",
            r"newsletters?(?: (?:gratuite|du jour|quotidienne))?",
            r"s['’](?:inscrire|abonner)(?: (?:à la newsletter|gratuitement|maintenant|ici))?",
            r"je m['’](?:inscris|abonne).{0,60}",
        ),
    ),
    (
        "removed.advertisement",
        _whole(
            r"(?:publicité|pub|annonce|advertisement|advert|ad|ads|sponsored(?: content)?|contenu sponsorisé"
            r"|article sponsorisé|story continues below(?: this)?(?: advertisement)?"
            r"|(?:the )?article continues (?:below|after)(?: (?:this|the))?(?: advertisement| ad)?"
            r"|la suite (?:de (?:votre|cet) article )?(?:après|sous) (?:cette|la) (?:publicité|pub)"
            r"|advertisement[. -]+(?:scroll|story|article).{0,60}|scroll to continue(?: with (?:content|article))?"
            r"|continue reading below.*|passer la publicité|skip (?:ad|advertisement)|fermer la publicité"
            r"|after the ad|remove ads|(?:la )?suite après la pub(?:licité)?)",
        ),
    ),
    (
        "removed.paywall",
        _whole(
            r"(?:cet )?article (?:est )?réservé aux? abonnés?.{0,80}",
            r"(?:il vous reste|il reste) \d+(?:[.,]\d+)? ?% de (?:cet|l['’])\s?article à lire.{0,120}",
            r"(?:la suite|le reste|ce contenu) (?:de cet article )?est réservée? (?:à nos|aux) abonnés.{0,80}",
            r"(?:déjà )?abonné(?:e|\.e|·e)? ?\? ?(?:connectez-vous|se connecter|identifiez-vous).{0,60}",
            r"(?:subscribe|sign in|log in|register)(?: (?:now|here))? to (?:continue|read|keep|unlock"
            r"|access).{0,100}",
            r"(?:already a (?:subscriber|member)|already have an account|déjà inscrit|déjà abonné)\b.{0,60}",
            r"this (?:article|content|story) is (?:for|reserved for|only available to"
            r"|available only to) (?:subscribers|members).{0,80}",
            r"(?:abonnez-vous|je m['’]abonne|s['’]abonner|subscribe|subscribe now|start your (?:free )?trial"
            r"|become a (?:member|subscriber))(?: (?:dès|à partir de|pour|for|from|now|maintenant)\b.{0,60})?",
            r"you have \d+ (?:free )?articles? (?:left|remaining).{0,80}",
            r"(?:sélection|contenu|réservé|exclusi\w+) abonnés?",
        ),
    ),
    (
        "removed.comments",
        _whole(
            r"(?:vos |les |all |top )?(?:\d+ )?(?:commentaires?|comments?|réactions?)"
            r"(?: \(?\d+(?: (?:sur|of) \d+)?\)?)?",
            r"(?:vos avis|votre avis|your (?:views|say|comments))(?: \(?\d+\)?)?",
            r"(?:laisser|ajouter|écrire|poster|publier|voir|lire|afficher) (?:un|les|tous les|vos"
            r"|le)? ?(?:\d+ )?(?:commentaires?|réactions?)(?: .{0,40})?",
            r"(?:réagir|commenter|réagissez|commentez)(?: (?:à )?cet article)?",
            r"(?:leave|post|add|write|view|show|see|read|join) (?:a|an|your|all|the|\d+)? ?(?:comments?|reply"
            r"|conversation|discussion)(?: .{0,40})?",
            r"comments? (?:are )?(?:closed|off|disabled).{0,40}|les commentaires sont (?:fermés|désactivés).{0,40}",
            r"(?:discuss|comment on|react to) (?:this|the) (?:article|story|post).{0,40}",
            r"be the first to comment.{0,20}|soyez le premier à (?:commenter|réagir).{0,40}",
        ),
    ),
    (
        "removed.consent",
        _whole(
            r"(?:nous utilisons|ce site utilise|we use|this (?:site|website) uses) (?:des |les )?cookies.{0,300}",
            r"(?:tout accepter|tout refuser|accepter et (?:fermer|continuer)|continuer sans accepter"
            r"|paramétrer (?:les|mes) cookies|gérer (?:les|mes) cookies|accept all(?: cookies)?"
            r"|reject all(?: cookies)?|manage (?:cookies|preferences|options)|cookie (?:settings|policy"
            r"|preferences)|privacy policy|politique de confidentialité)",
        ),
    ),
    (
        "removed.caption",
        _whole(
            r"(?:image|photo|photograph|picture|illustration|credit|crédits?|crédit photo|photo credit"
            r"|image credit|source photo|visuel|vidéo|video|infographie|graphic)\s*[:©/]\s*.{2,160}",
            r"(?:©|\(c\)\s)(?!.*(?:\b(?:19|20)\d\d\b|droits|rights))\s*.{2,100}?(?:/.{2,60})?",
            r"(?:afp|reuters|ap|getty images?|getty|sipa|abaca|epa|efe|maxppp|belga|keystone|ria novosti|sputnik"
            r"|tass|shutterstock|istock|nasa)(?: photo)?(?:\s*/\s*.{2,80}|(?: via .{2,40}))",
            r".{2,60}(?:/| via )(?:afp|reuters|ap|getty images?|sipa(?: press)?|abaca|epa|efe|maxppp|belga|tass"
            r"|sputnik|bloomberg|ap images|ap photo)",
            r"(?:photos?|crédits?|credits?|images?) (?-i:(?:[A-ZÀ-Ý][\w'’.-]*\s*){1,4})(?:[/,].{2,40})?",
            r"(?:photo|image) (?:by|d['’]|de|courtesy(?: of)?) .{2,80}",
            r"(?:enlarge|toggle caption|hide caption|agrandir(?: l['’]image)?|cliquez pour agrandir"
            r"|view image in fullscreen|image source, .{2,60}|image caption,? ?.{0,200}|media caption.{0,200})",
        ),
    ),
    (
        "removed.tags",
        _whole(
            r"(?:tags?|mots[- ]clés|keywords?|topics?|thèmes?|sujets?|filed under|classé dans|rubriques?"
            r"|étiquettes?|catégories?|categories|category|tagged(?: (?:with|as))?|in this (?:story|article)"
            r"|related topics|plus sur|en savoir plus sur)(?:\s*[:/|]\s*.{1,300})?",
            r"(?:#[\w’'-]+[\s,]*){1,30}",
        ),
    ),
    (
        "removed.furniture",
        _whole(
            r"(?:temps de lecture|lecture|reading time|durée)\s*:?\s*(?:environ )?\d+ ?(?:min|mn|minutes?)\.?",
            r"(?:environ |about )?\d+ ?-?(?:min|mn|minutes?) (?:de lecture|read|de temps de lecture)",
            r"(?:retour(?:ner)?|revenir|back) (?:à l['’](?:accueil|article)|à la (?:une|page|liste)|au sommaire"
            r"|en haut|to (?:top|home))"
            r"\b.{0,40}",
            r"(?:accueil|home|menu|recherche|rechercher|search|connexion|se connecter|log ?in|sign in|fermer|close"
            r"|suivant|précédent|next|previous|haut de page|top|loading|chargement|play|pause"
            r"|écouter(?: l['’]article)?|listen(?: to this article)?(?: · .*)?|listen to article|lire la vidéo"
            r"|read full story|watch|live|en direct|direct|infos|news|actualités?|offrir(?: cet article)?"
            r"|gift(?: this)?(?: article)?|signaler une (?:erreur|faute)|mis en avant|article|\+|lire|voir)",
            r"(?:skip to|aller (?:au|à)) (?:(?:main )?content|(?:contenu|navigation).*)",
            r"(?:all rights reserved|tous droits réservés|reproduction interdite|copyright"
            r"|droits réservés)\b.{0,160}",
            r".{0,80}(?:all rights reserved|tous droits réservés)",
            r"©\s*(?:copyright )?(?:\d{4}|[\w ]{2,40}\d{4}).{0,200}|copyright ©?.{0,160}",
            r"this (?:material|article|story) may not be (?:published|reproduced|republished).{0,200}",
            r"(?:écouter|listen to|écoutez) (?:cet|l['’]|this) ?(?:article|story)(?: .{0,60})?",
            r"(?:this (?:browser|video|feature)|your browser|votre navigateur) .{0,60}(?:support|javascript"
            r"|prend pas|compatible|enable).{0,120}",
            r"(?:the )?(?:associated press|[\w .’'&-]{2,60}(?:coverage|reporting|journalism))\b.{0,60}\breceives?"
            r" (?:financial )?support\b.{0,300}",
            r"(?:editor['’]s note|correction|clarification|correctif|rectificatif|note de la rédaction|update)\W"
            r".{0,200}\b(?:(?:earlier|previous) version|version (?:précédente|antérieure)"
            r"|(?:this|the) (?:article|story|post|piece)"
            r" (?:has been|was) (?:updated|corrected|amended|revised|changed)).{0,300}",
            r"this (?:article|story|post|piece) (?:has been|was) (?:updated|corrected|amended|revised)\b.{0,200}",
            r"(?:cet article|ce texte) a été (?:mis à jour|corrigé|modifié)\b.{0,160}",
            r".{0,220}\b(?:send|email|e-mail|write|envoyez|écrivez)\b.{0,120}\b(?:to|at|à) \S+@\S+\.\w+",
            r"(?:this (?:article|story|post|piece) (?:was|is|has been|appeared)|cet article (?:a été|est))"
            r" (?:originally |first |initialement |d['’]abord )?(?:published|republished|appeared|publié|republié"
            r"|paru)\b.{0,200}",
            r"(?:vous avez (?:aimé|apprécié)|did you (?:like|enjoy)|avez-vous (?:aimé|apprécié)) .{0,80}",
            r".{0,120}(?:[.!?:,] |^)(?:cliquez ici|click here|rendez-vous sur)\b.{0,80}",
            r"our standards: .{0,60}|click here (?:to|for) .{2,100}|cliquez ici (?:pour|afin) .{2,100}",
            r"(?:please )?enable javascript.{0,80}|veuillez activer javascript.{0,80}",
            r"(?:more|journal) information\s*:.{10,380}|provided by .{3,80}|explore further",
            r"citation\s*:.{10,200}\bretrieved\b.{10,160}",
            r"a version of this (?:article|story) appear(?:s|ed)\b.{0,260}|(?:\+\d+ )?view gallery",
            r"(?:cet )?(?:article|texte) (?:est )?paru (?:dans|en|le)\b.{0,120}",
            r".{0,200}\b(?:got|have) a (?:news )?tip\b.{0,200}|(?:une information à nous|vous avez une info) .{0,160}",
            r"\[?(?:embed|video|vidéo|image|gallery|iframe)\]?",
            r"[\W\d_]*",
        ),
    ),
    (
        "removed.byline",
        _whole(
            r"\(?(?:(?:reporting|writing|editing|additional reporting|reporting and writing|compiled|edited) by"
            r"|with (?:files|input|reporting) from)\b.{2,200}",
            r"(?-i:(?:[A-ZÀ-Ý][\w'’.-]*,? (?:and )?){2,9})(?:edited|produced|adapted)\b.{0,60}\b(?:this|the (?:audio"
            r"|broadcast|digital|radio|web)) (?:story|piece|interview|report|segment|episode|version)\b.{0,160}",
            r".{3,160}? contributed (?:reporting|research|to this \w+)\b.{0,120}",
            r"(?-i:(?:[A-ZÀ-Ý][\w'’.-]*,? (?:and )?){2,9})reported from (?-i:[A-ZÀ-Ý]).{2,120}",
            r"(?:the )?[\w .'’]{2,40} is not responsible for the content of external (?:inter)?(?:net )?sites.*",
            r"(?-i:[a-z]{2,4}(?:/[a-z]{2,5}){1,6})(?:\s*\([\w/. ]+\))?",
            r"\(?(?:avec (?:l['’])?(?:afp|reuters|ap|belga|ats|agences?)(?:(?:,| et) .{2,30})?|with (?:afp|reuters"
            r"|ap|agencies|wires))\)?",
            r"(?:la rédaction|rédaction|le service .{3,30}|afp|reuters|ap|tass|belga|ats)",
        ),
    ),
)
# Lines of these reasons may be sentences too: «© 2023 Le Courrier. Tous droits réservés.»
_MAY_BE_SENTENCES = frozenset(
    listed(
        "removed.share removed.newsletter removed.consent removed.paywall removed.caption removed.furniture "
        "removed.byline "
        "removed.comments removed.advertisement"
    )
)
_LONGEST = 420


def line_reason(words: str) -> str | None:
    """Return why a line, by its words alone, isn't the article; None where it may be."""
    if len(words) > _LONGEST:
        return None
    is_sentence = bool(_SENTENCE_END.search(words)) and words.count(" ") > 4
    for reason, pattern in LINES:
        if (not is_sentence or reason in _MAY_BE_SENTENCES) and pattern.fullmatch(words):
            return reason
    return None


def opens_like_a_teaser(words: str) -> bool:
    """Tell words that begin as a link to another article does; whether they are one, the link decides."""
    return bool(_TEASER.match(words))


_TEASER = re.compile(
    r"\W*(?:(?:à|a) (?:re)?(?:lire|voir|écouter)|(?:re)?(?:lire|voir|écouter) (?:aussi|également|plus)"
    r"|notre dossier|pour aller plus loin"
    r"|(?:read|see|watch) (?:more|also|next)|also read|related|more(?: on)?:|in depth|go deeper|watch|vidéo|video"
    r"|explainer|opinion)\b",
    re.IGNORECASE,
)
