"""What a page says of itself is told by its words, with the reason; a sentence that only looks like it stays."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dossier.furniture import folded, furniture, header, is_furniture_row
from dossier.messages import load_messages

NOISE = {
    "removed.advertisement": """
        Publicité|PUBLICITÉ|La suite après cette publicité|La suite de l’article après la publicité
        L’article continue après la publicité|Contenu sponsorisé
        Advertisement|ADVERTISEMENT|Article continues below|Story continues below this ad|Sponsored content
        Advertisement - Scroll to continue|Scroll to continue reading|Skip past newsletter promotion|Loading…
    """,
    "removed.share": """
        Partager|Partager sur Facebook|Partager cet article|Envoyer par e-mail|Imprimer|Imprimer l’article
        Écouter cet article|Suivez-nous sur Twitter|J’aime Commenter Partager|Taille du texte|Copier le lien
        Share|Share this article|Share on Facebook|Facebook Twitter LinkedIn|Tweet|Print|Save for later|Copy link
        Listen to this article|Follow us on Instagram|Follow Us|Reuse this content|Play video|Text size
    """,
    "removed.comments": """
        Commentaires|Commenter|Réagir|Lire les commentaires|Aucun commentaire|Voir les 3 commentaires
        Les commentaires sont fermés|Connectez-vous pour commenter|Votre adresse e-mail ne sera pas publiée.
        Comments|Leave a comment|Leave a reply|View all comments|Comments are closed.|Join the conversation
        Be the first to comment|Log in to comment|No comments yet|Your email address will not be published.
    """,
    "removed.newsletter": """
        Inscrivez-vous à notre newsletter|Abonnez-vous à notre lettre d’information|Newsletter
        Recevez chaque matin l’essentiel de l’actualité|Votre adresse e-mail|Inscrivez-vous à la newsletter du Courrier.
        Sign up for our newsletter|Sign up to our daily email|Get the latest news delivered to your inbox
        Subscribe to our newsletter|Enter your email address|Sign up for our free daily newsletter.
        Daily briefing newsletter
    """,
    "removed.consent": """
        Tout accepter|Continuer sans accepter|Gérer mes cookies
        Nous utilisons des cookies pour améliorer votre expérience.
        En poursuivant votre navigation, vous acceptez l’utilisation de cookies.
        Accept all|Accept cookies|Manage preferences|Cookie settings|We use cookies to improve your experience.
        We value your privacy|This site uses cookies|Please enable JavaScript to continue
    """,
    "removed.paywall": """
        Réservé aux abonnés|Article réservé aux abonnés|Cet article est réservé aux abonnés.
        Il vous reste 80 % de cet article à lire
        Déjà abonné ?|Déjà abonné ? Connectez-vous|Abonnez-vous dès 1 €|Pour lire la suite, abonnez-vous|Je m’abonne
        Se connecter
        Subscribers only|This article is for subscribers only|Already a subscriber? Log in|Subscribe now|Sign in
        You have reached your limit of free articles|To continue reading, subscribe|Subscribe from $1 a month|Log in
    """,
    "removed.copyright": """
        © 2023 Le Courrier|© Le Courrier 2023. Tous droits réservés.|Copyright 2023|Tous droits réservés
        Reproduction interdite|Mentions légales|Politique de confidentialité
        © 2023 The Gazette|Copyright © 2023 The Gazette. All rights reserved.|All rights reserved|Privacy policy
        Terms of use
        This material may not be published, broadcast, rewritten or redistributed.
        (This story has not been edited by our staff and is published from a syndicated feed.)
        Our Standards: The Thomson Reuters Trust Principles.|Jane Doe contributed to this report.
    """,
    "removed.tags": """
        Tags : Espace, Russie|Mots-clés : espace, Soyouz|Sujets : Espace|#Espace #Soyouz|Mots clés
        Tags: space, Russia|Filed under: Science|Related topics|Topics: Space|Categories: News|Keywords
    """,
    "removed.navigation": """
        Aller au contenu principal|Retour en haut|Accueil|Menu|Rechercher|Article précédent|Vous êtes ici : Accueil
        Skip to main content|Back to top|Home|Menu Search|Previous article
        https://www.example.org/article|redaction@example.org
    """,
    "removed.reading_time": """
        Temps de lecture : 5 min|Lecture 5 min.|5 min de lecture|Lire en 5 minutes|5 minutes
        5 min read|Reading time: 5 minutes|Less than a minute read|3 min|1,234 words|Read in 4 minutes
    """,
    "removed.see_also": """
        Lire aussi : La criée rouvre|À lire aussi : La criée rouvre|À voir aussi | La criée
        Lire également – La criée rouvre
        Sur le même sujet : La criée|► Lire aussi : La criée rouvre ses portes.|Lire aussi « La criée rouvre »
        Lire aussi
        Read more: Wharf reopens|READ ALSO | Wharf reopens|See also: Wharf reopens|Related: Wharf reopens|Must read
        More on this story|You may also like|Recommended for you|Further reading
    """,
    "removed.breadcrumb": """
        Accueil > Sciences > Espace|Accueil › Politique|Sports > Kabaddi > News|Accueil / Sciences / Espace
        Home » World » Europe|Home | Science
    """,
    "removed.credit": """
        Photo : Jean Dupont|Crédit photo : AFP|Photo AFP|Crédits : NASA|Illustration : Marie Curie
        Photo: Jane Doe|Photograph: Jane Doe|Image credit: NASA|Photo by Jane Doe|Getty Images|Jane Doe / AFP
    """,
    "removed.source": """
        Source : Agence spatiale|Source: NASA
    """,
    "removed.author_box": """
        Jane Doe does not work for, consult, own shares in or receive funding from any company that would benefit.
        Jean Dupont a reçu des financements de l’Agence nationale de la recherche.
    """,
    "removed.mark": "***|—|* * *|►|-----",
}  # fmt: skip
ROWS = [
    (line.strip(), reason)
    for reason, block in NOISE.items()
    for row in block.splitlines()
    # A bar within a notice has spaces around it; between notices it has none.
    for line in row.replace(" | ", "\0").split("|")
    if line.strip()
]


@pytest.mark.parametrize(("line", "reason"), [(line.replace("\0", " | "), reason) for line, reason in ROWS])
def test_a_notice_is_known_by_its_words(line: str, reason: str) -> None:
    assert furniture(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        # as notices begin
        "Partager la douleur des autres ne suffit pas.",
        "Partager le pouvoir : le pari risqué du maire",
        "Share prices fell sharply on Monday",
        "Print is dead, long live print",
        "Publicité mensongère : un hôtelier condamné à Quimper",
        "Advertisement rules tightened for gambling firms",
        "Les commentaires du ministre ont choqué l’opposition",
        "Comments by the minister angered unions",
        "Lire aussi bien que compter, telle est l’ambition.",
        "Lire est un droit",
        "Related work on mice shows the same effect.",
        "Read the room: how mayors learned to listen",
        "More than 100 people were arrested",
        "See also how it was done.",
        "Menu unique à la cantine : la mairie recule",
        "Home prices rise again in rural counties",
        "Home rule",
        "Accueil des réfugiés : les communes s’organisent",
        "Tags recouvrent les murs du lycée",
        "Topics ranged from trade to defence.",
        "Source of the Nile remains disputed",
        "Photographers were kept away",
        "Tous les droits ne se valent pas",
        "Réservé aux enfants, le parc rouvre",
        "Abonné absent : le train de 7 h 12",
        "Abonnés au gaz, ils paieront plus",
        "Subscribers flee the streaming giant",
        "Newsletters have changed how we vote, study finds.",
        "Cookies : la recette de grand-mère",
        "Nous utilisons l’eau de pluie depuis toujours.",
        "We use less water than our parents did.",
        "We value our neighbours",
        "Suivez le guide",
        "Écouter les vieux pêcheurs parler du vent",
        "Listen to the river, she told us.",
        "Retour à Kourou",
        "Back to school for 12 million pupils",
        "Next year in Marseille",
        "5 minutes de silence au stade",
        "Cinq minutes d’arrêt",
        "Sign of the times",
        "Sign up or lose your home, tenants told",
        "Envoyer des troupes : l’Europe hésite",
        "Réagir vite, voilà le mot d’ordre",
        "En savoir assez pour voter",
        "Aide aux sinistrés : l’État promet",
        "Contact perdu avec la sonde",
        # as notices end, or hold
        "Le ministre a refusé de commenter.",
        "The company declined to comment.",
        "Il a tout accepté",
        "« Nous utilisons des cookies », avoue la mairie",
        "“We use cookies to improve your experience,” said the robot.",
        "Elle vend des cookies sur le marché depuis dix ans.",
        "Le site a supprimé douze commentaires.",
        "Il n’a pas lu la newsletter de la mairie.",
        "Trump : « Abonnez-vous à notre newsletter ! »",
        # plain
        "La fusée a décollé.",
        "Moscou se tait",
        "Une phrase entière, qui finit comme il faut.",
        "Guerre et paix",
        "Oui.",
        "2022",
        "A-t-il menti ?",
    ],
)
def test_a_sentence_or_headline_that_only_looks_like_a_notice_stays(line: str) -> None:
    assert furniture(line) is None


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("12 commentaires", "removed.comments"),
        ("12 comments", "removed.comments"),
        ("LIVE TV | E-PAPER | PREMIUM", "removed.navigation"),
        ("Jane Doe/AFP", "removed.credit"),
        (
            "Jean Dupont ne travaille pas, ne conseille pas, ne possède pas de parts, ne reçoit pas de fonds d’une"
            " organisation qui pourrait tirer profit de cet article.",
            "removed.author_box",
        ),
        ("_____", "removed.mark"),
    ],
)
def test_these_notices_too_should_be_known_by_their_words(line: str, reason: str) -> None:
    assert furniture(line) == reason


@pytest.mark.parametrize(
    "line",
    """
    Get more sleep.
    Retrouvez les disparus, implorent les familles depuis dix ans.
    Chaque matin, les pêcheurs attendent les nouvelles du large.
    Chaque semaine, il envoie une sélection de poissons à la criée.
    Chaque mois, la sélection nationale se retrouve à Clairefontaine.
    By registering early, you save a third, the union says.
    Pour ne rien manquer, elle dort près de la fenêtre.
    Support for the strike has grown, with three in four now backing it.
    Support now stands at 40 per cent.
    Try telling that to a farmer today.
    Upgrade work on the line is due to start today.
    Il reste trois jours pour lire le rapport avant le vote.
    Already a member of the council, she now wants the mayor’s chair.
    To continue the work, volunteers register each morning at the town hall.
    Votre don permet de nourrir une famille, explique la bénévole.
    This report was published in January and has since been ignored.
    The report was published on Monday and blames the driver.
    The article was adapted for the stage by her brother.
    Contact was lost on Facebook.
    Text messages sent on WhatsApp show that he knew.
    Like many of her neighbours, she learned of it on Facebook.
    Like Twitter, the company is losing money.
    Les propos tenus n’engagent que leur auteur, a précisé le parquet.
    Heat and drought contributed to this.
    Ce document ne peut être signé sans l’accord de la Russie.
    Une erreur dans le dossier a tout changé.
    Le tract, imprimé en Bulgarie, n’est pas signé.
    La brochure, imprimée à Lyon en 1942, a été retrouvée dans un grenier.
    L’entreprise, dont le siège social se trouve à Lille, emploie 300 personnes.
    The posters, printed in Riga, were found on Monday.
    Le directeur de la publication a été condamné.
    Transcripts may show that he lied.
    Comments on the plan may be sent until Friday.
    Discussion on the budget begins.
    Réponse sur le fond attendue lundi.
    Votre vie privée intéresse les assureurs.
    The clinic receives funding from the state.
    Elle a reçu des financements de la région.
    L’association, qui apporte un financement aux écoles, va fermer.
    """.strip().splitlines(),
)
def test_these_sentences_should_stay_too(line: str) -> None:
    assert furniture(line.strip()) is None


@pytest.mark.parametrize(
    "line",
    """
    Copyright law needs reform, says judge
    Length matters in politics
    Langue morte, langue vivante
    Language barriers cost lives
    Provenance douteuse pour un Rembrandt
    Photo de famille sous la pluie
    Image de la France abîmée
    Vidéo par drone, la police surveille
    Flux migratoires
    Alerte rouge
    Bulletins de vote
    Channel crossings
    Lettre de prison à mon fils
    L’application du droit
    Support grows for a $10 minimum wage
    Call for calm on Twitter
    Text messages on WhatsApp reveal plot
    Follow the money, says Twitter founder
    Get our boys home
    Pour lire Proust, inscrivez-vous à la bibliothèque
    Votre vie privée n’existe plus
    About time
    À propos de Nice
    Comment on fait un roi
    Lire le monde : la géographie sauvée
    """.strip().splitlines(),
)
def test_these_headlines_should_stay_too(line: str) -> None:
    assert furniture(line.strip()) is None


SENTENCES = """
    Share prices fell again on Monday.
    They share a flat above the bakery.
    The two sides share the blame, the report says.
    Like most farmers, he follows the weather closely.
    Follow the river for two miles and the mill appears.
    The reports that follow are drawn from police files.
    She would not comment on the case.
    Comments like these cost him the election.
    Officials did not respond to a request for comment.
    Subscribe to that theory and the deficit no longer matters.
    Few voters subscribe to the party’s newsletter.
    The newsletter was printed in a garage until 1989.
    Her newsletter reached forty thousand inboxes before it was sued.
    The cookie recipe had been in the family for a century.
    The regulator says the site uses cookies that nobody agreed to.
    Cookies on the table, coffee in the pot: the meeting could begin.
    Copyright law was never written for machines.
    The court held that copyright by itself gives no such right.
    The report was leaked to two newspapers.
    This report changes everything for the miners.
    Support for the coalition has collapsed in the north.
    Support staff walked out at noon.
    The photo was taken by a neighbour.
    Photos of the crash were shared thousands of times.
    A video of the arrest has been viewed by millions.
    Video evidence cleared the driver.
    Read closely, the treaty says nothing of the kind.
    Those who read the letter wept.
    To read the judgment is to despair of the law.
    Sign up now, the posters said, or lose the harvest.
    Register offices across the country closed at midday.
    Login records show that she was there.
    Print works employed half the town.
    Save for a few days in May, the lake stayed frozen.
    Send in the army, the minister was told.
    Contact between the two ships was lost at dawn.
    Contact tracing began on Tuesday.
    Listen and you hear the ice cracking.
    Watch committees were set up in every village.
    Get well cards covered the fence.
    Get rid of the dam and the salmon return.
    Join the queue at dawn and there may be bread by noon.
    Download speeds have doubled since 2019.
    Advertisement hoardings were torn down by the storm.
    Home is where the tax is.
    Transcripts of the calls were read out in court.
    Our morning was spent in the cellar.
    Material provided by the police was lost.
    The story was first told in Welsh.
    Any unauthorised landing will be met with force.
    Sign in hand, she stood before the ministry.
    More from him was not to be expected.
    Thanks for nothing, wrote the mayor.
    All rights reserved to the crown were abolished in 1848.
    Le partage de l’eau divise les deux rives.
    Partager ne suffit plus.
    Il faut partager cet article de foi pour les comprendre.
    Suivre les troupeaux, c’est le métier de son père.
    Suivez la rivière et vous trouverez le moulin.
    Les commentaires ont été nombreux.
    Commenter une décision de justice est délicat.
    La ministre a refusé de réagir.
    Réagir à cet article de loi prendra des mois.
    Il s’est abonné au journal de son village.
    S’abonner au gaz coûte plus cher.
    Les abonnés du club boudent le stade.
    La newsletter du maire a fait scandale.
    Aucune lettre d’information n’a été envoyée.
    Elle mange des cookies devant la mairie.
    Nous utilisons moins de cookies que de biscuits, plaisante le chef.
    Le copyright du personnage expire cette année.
    Tous droits confondus, la taxe rapporte deux milliards.
    Le rapport a été publié en janvier.
    Ce rapport, publié en 2019, dormait dans un tiroir.
    Le soutien à la grève progresse.
    Soutenez-vous la réforme, leur a demandé le juge.
    La photo a fait le tour du monde.
    Photo après photo, elle reconstitue la scène.
    La vidéo dure onze secondes.
    Lire la presse étrangère était interdit.
    Voir la mer était son rêve.
    Pour lire ces archives, il faut apprendre le slavon.
    Pour accéder à la plage, les habitants paient désormais.
    Recevez-vous des menaces, lui demande le juge.
    Chaque semaine, l’actualité lui donne raison.
    Chaque matin, l’essentiel du village passe devant sa porte.
    Votre adresse est connue de la police, écrivait-il.
    Vos données valent de l’or pour les assureurs.
    Contactez les secours et ne bougez plus, répétait la radio.
    Écrivez la loi sur Facebook, et le Parlement suivra.
    Ne manquez pas le train de 7 heures, disait sa mère.
    Téléchargez la loi, elle tient en deux pages.
    Réservé aux hommes jusqu’en 1974, le club s’ouvre.
    Publié en 1949, le livre a changé le siècle.
    Cet article de la loi est contesté.
    Cet article du code du travail protège les saisonniers.
    Le siège social déménagera à Lille.
    L’auteur des tirs a été arrêté.
    Les auteurs de l’étude restent prudents.
    Ces propos n’engagent pas le gouvernement.
    Toute reproduction de l’espèce en captivité a échoué.
    Il reste un article à voter.
    Découvrez-vous devant le drapeau, ordonna le colonel.
    Essayez de vivre avec 600 euros.
"""
HEADLINES = """
    Share of renewables hits record
    Share the wealth
    Like father, like son
    Like a prayer in the desert
    Follow that star
    Follow the leader
    Comment is free, facts are dear
    Comments that sank a candidate
    Subscribe or perish: the press on the brink
    Newsletter boom leaves editors behind
    Newsletters kill newspapers
    Cookie monsters
    Cookies crumble as prices rise
    Copyright in the age of machines
    Reports of my death
    Report on the bridge delayed
    Report an accident, lose your job
    Support act steals the show
    Support the arts, save a town
    Photo finish in the Tour
    Photo volée, vie brisée
    Photos from the edge of the world
    Video killed the radio star
    Video games on trial
    Video referee under fire
    Read between the lines
    Read my lips
    Read all about it
    Lire et faire lire
    Lire, un droit
    Voir Venise et mourir
    Voir loin
    Partager l’eau
    Partage du travail, la fausse piste
    Suivre le fil
    Suivre à la trace les loups
    Commenter, c’est déjà juger
    Abonnés au malheur
    Alertes en mer d’Iroise
    Flux tendu
    Matinale d’hiver
    Chaîne humaine autour du lac
    Chaînes de vélo
    Application contestée de la loi
    Bulletin blanc
    Imprimer la légende
    Home alone
    Home truths
    Sign here, please: the contracts nobody reads
    Saved from drowning by a dog
    Captured on film
    Powered by hope, a village rebuilds
    Developed by chance
    License plates stolen in Lyon
    Full story of a scandal
    Liked by all, trusted by none
    More by luck than judgment
    More in hope than expectation
    Sign up to fight
    World Health Organization
    Save our rivers
    Print the legend
    Print is back
    Advertising ban on gas cars
    Contact sport
    Menu de fête
    Recherche médecins désespérément
    Accès libre à la mer pour tous
    Direct au cœur
    Premium petrol, empty tanks
    Loading the dice
    Photo-journalism in crisis
    Image de marque
    Images of war
    Illustration parfaite d’un échec
    Lettre ouverte au président
    Votre argent ne vaut plus rien
    Your data, their money
    Get rich or die trying
    Download culture
"""


@pytest.mark.parametrize("line", [line.strip() for line in (SENTENCES + HEADLINES).splitlines() if line.strip()])
def test_what_the_press_writes_with_the_words_of_notices_stays(line: str) -> None:
    assert furniture(line) is None
    assert header(line) is None


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("📲 Partagé depuis l’appli", "Partagé depuis l'appli"),
        ("👉🏽 Partager 👩‍💻", "Partager"),
        ("⚠️ Alerte", "Alerte"),
        ("© 2023 Le Courrier", "© 2023 Le Courrier"),
    ],
)
def test_pictographs_around_a_line_are_ornaments(line: str, words: str) -> None:
    assert folded(line) == words


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Sur le même sujet", "removed.see_also"),
        ("À lire aussi", "removed.see_also"),
        ("Articles similaires", "removed.see_also"),
        ("Nos derniers articles", "removed.see_also"),
        ("Vous aimerez aussi", "removed.see_also"),
        ("Related articles", "removed.see_also"),
        ("RELATED STORIES", "removed.see_also"),
        ("More from Science", "removed.see_also"),
        ("Recommended for you", "removed.see_also"),
        ("Les plus lus", "removed.most_read"),
        ("Articles les plus lus", "removed.most_read"),
        ("Dernières actualités", "removed.most_read"),
        ("Most read", "removed.most_read"),
        ("Trending now", "removed.most_read"),
        ("Top stories", "removed.most_read"),
        ("Mots-clés", "removed.tags"),
        ("Topics", "removed.tags"),
        ("12 commentaires", "removed.comments"),
        ("Laisser un commentaire", "removed.comments"),
        ("Comments (3)", "removed.comments"),
        ("Leave a reply", "removed.comments"),
        ("À propos de l’auteur", "removed.author_box"),
        ("About the author", "removed.author_box"),
        ("Les auteurs", "removed.author_box"),
        ("Disclosure statement", "removed.author_box"),
        ("Newsletter", "removed.newsletter"),
        ("■ LES PLUS LUS ■", "removed.most_read"),
        ("Sur le même sujet :", "removed.see_also"),
    ],
)
def test_a_header_announces_what_follows_it(line: str, reason: str) -> None:
    assert header(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Le plus lu des romans",
        "Les plus lus des romans russes",
        "More or less",
        "Related to the king",
        "La criée rouvre",
        "Les auteurs du vol courent",
        "Top of the world",
    ],
)
def test_other_lines_announce_nothing(line: str) -> None:
    assert header(line) is None


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("Partager   Imprimer", True),
        ("Menu  Search  Sign in  Subscribe from £1 a week", True),
        ("Partager · Imprimer · 12 commentaires", True),
        ("Partager", False),
        ("Partager   Moscou se tait", False),
        ("Un mot · deux mots", False),
        ("", False),
    ],
)
def test_several_pieces_on_one_line_are_a_row(line: str, answer: bool) -> None:
    assert is_furniture_row(line) == answer


@pytest.mark.parametrize(
    "line",
    ["Partager", "► Partager", "Partager »", "[Partager]", "  PARTAGER\u00a0", "<b>Partager</b>", "– Partager –"],
)
def test_ornaments_and_case_change_nothing(line: str) -> None:
    assert furniture(line) == "removed.share"


lines = st.lists(
    st.sampled_from(
        [line for line, _ in ROWS]
        + ["«", "»", ".", "|", "/", ">", ":", "12", "©", "la", "de", "the", "of", "Moscou", "#", "@", "https://e.org"]
    )
    | st.text(max_size=4),
    max_size=5,
).map(" ".join)


@given(lines)
@example("\u0130")
@example("ſhare")
@settings(deadline=None)  # the first call sets the tables up
def test_every_reason_has_its_words_in_both_editions(line: str) -> None:
    for reason in (furniture(line), header(line)):
        assert reason is None or all(reason in load_messages(lang).by_key for lang in ("fr", "en"))
    assert is_furniture_row(line) in (True, False)


@given(lines)
def test_folding_a_folded_line_changes_nothing(line: str) -> None:
    assert folded(folded(line)) == folded(line)
