"""Who a speaker is, given the words that say that somebody speaks: by a name, a pronoun, a description."""

from types import FunctionType

import pytest

from dossier.quoting.antecedents import Antecedents
from dossier.quoting.finder import Finder
from test_quote import quoted


def speakers(text: str) -> list[str | None]:
    """Return of each quotation its speaker, with a doubt marked."""
    return [
        text[each.speaker.start : each.speaker.end] + "?" * (each.doubt is not None) if each.speaker else None
        for each in quoted(text).quotations
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # in an apposition
        (
            "Interrogé hier, un ancien ingénieur du cosmodrome, Marat Seïtov, se montre prudent : « On ne sait rien. »",
            "Marat Seïtov",
        ),
        ("La directrice du musée, Solenn Kermarrec, assure que « rien ne sera vendu ».", "Solenn Kermarrec"),
        ("“We lost it,” said the plant manager, Kendra Holloway.", "Kendra Holloway"),
        ("“I kept the coin,” said Kendra Holloway, 41, a machinist from Ohio.", "Kendra Holloway"),
        ("« Je garde la clé », dit Solenn Kermarrec, directrice de la fondation Astrolabe.", "Solenn Kermarrec"),
        ("“We told them,” recalled a retired welder, Gus Ferrante.", "Gus Ferrante"),
        # with particles
        ("« On rentre », lance Gilles le Rémois.", "Gilles le Rémois"),
        ("« On rentre », lance Ursule de Kervadec.", "Ursule de Kervadec"),
        ("“It holds,” said Pieter van der Meulen.", "Pieter van der Meulen"),
        ("« Ça tiendra », assure Yann Le Berre.", "Yann Le Berre"),
        # by one of its words
        ("Gulnara Akhmetova est guide. « J’ai compté jusqu’à cent », raconte Gulnara.", "Gulnara Akhmetova"),
        ("Gulnara Akhmetova est guide. « J’ai compté jusqu’à cent », raconte Mme Akhmetova.", "Gulnara Akhmetova"),
        ("“We knew,” Gennady said. Gennady is Gennady Chernov, a test engineer.", "Gennady Chernov"),
        ("“Loud and clear,” Walt wrote. The Courier spelled him Walter Hennessey.", "Walter Hennessey"),
        ("“It’s fine by me,” Ben said. Benjamin Ortega runs the yard.", "Benjamin Ortega"),
        ("« À quand la suite ? » demande Sacha.", "Sacha"),
        # a word of nation beside a noun is no name
        ("“Pain is a visa,” says the Russian coach.", "the Russian coach"),
        (
            "A Nasa physiologist who worked beside him calls it “medieval and annoyingly effective”.",
            "A Nasa physiologist",
        ),
        ("A Boeing engineer said the bolt was “a bad idea from the first day.”", "A Boeing engineer"),
    ],
)
def test_names(text: str, speaker: str) -> None:
    assert speakers(text)[0] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # the subject, and no object or genitive
        (
            "Née à Lyon d’un géologue et d’une pianiste, Irène Vaillant arrive en 1984. Elle vient, "
            "jure-t-elle, « parce que le visa était rose ».",
            "Irène Vaillant",
        ),
        ("Oleg Petrov a dîné avec Ivan Sokolov. « On a ri », dit-il.", "Oleg Petrov"),
        ("Mary Collins drove home with Susan Hale. “We laughed,” she said.", "Mary Collins"),
        ("Le fils de Marc Aubry, Jean Aubry, vend du pain. « Je me lève tôt », dit-il.", "Jean Aubry"),
        ("Peter Hughes’s lawyer, Tom Barnes, left early. “No comment,” he said.", "Tom Barnes"),
        # a crowd is no «he»
        (
            "The crew was told to keep it shut, a rule that Michael Barratt described as routine. "
            "“It’s an old house,” he told reporters.",
            "Michael Barratt",
        ),
        ("Jean Aubry a reçu la famille. « Elle est digne », dit-il.", "Jean Aubry"),
        # «il» that is nobody, and «une seconde»
        (
            "Il y a deux ans, Chris Berger apprenait encore le russe « en pleurant beaucoup », a-t-il confié.",
            "Chris Berger",
        ),
        ("Il faut attendre Marc Aubry. « J’arrive », dit-il.", "Marc Aubry"),
        (
            "Le compte s’est arrêté à vingt et une secondes. Dans la tribune, Gulnara Akhmetova, guide au musée, "
            "n’a pas bougé. « J’ai compté », raconte-t-elle.",
            "Gulnara Akhmetova",
        ),
        # a body by its gender
        ("L’agence russe a publié un message. « La réparation ne tardera pas », assure-t-elle.", "L’agence russe"),
        ("The agency issued a note on Friday. “We are looking into it,” it said.", "The agency"),
        # the running subject, pronoun by pronoun
        (
            "Une conservatrice du musée a examiné les pièces. Dans son rapport, elle juge le travail « très soigné "
            "pour un faux ». La veste, conçue après la mort de trois pilotes, « n’a pas de poche », y précise-t-elle.",
            "Une conservatrice",
        ),
        (
            "Ilya Brandt, 52, pleaded guilty. As marshals led him out he turned to the press row. "
            "“Goodbye, orbit,” he said.",
            "Ilya Brandt",
        ),
        # the other is of the other gender
        ("Marie Lefèvre a croisé Paul Nadal au marché. « Il vieillit », dit-elle.", "Marie Lefèvre"),
        ("Marie Lefèvre a croisé Paul Nadal au marché. « Elle vieillit », dit-il.", "Paul Nadal"),
        (
            "Kendra Holloway, who says she never slept, met Earl Pettway there. “I was tired,” she said.",
            "Kendra Holloway",
        ),
        ("Né à Brest, Loïg Tanguy y a connu Maëlys Cadiou. « Je pars », dit-il.", "Loïg Tanguy"),
        ("La machiniste Maëlys Cadiou a connu Loïg Tanguy à Brest. « Je pars », dit-elle.", "Maëlys Cadiou"),
        # the one who was asked answers
        (
            "My colleague Piotr put it to a former negotiator, who dealt with Moscow. “It’s a seat,” he said.",
            "a former negotiator",
        ),
        # the protagonist of a profile
        (
            "The strongest man\n\nArkady Lebedev trains crews.\n\nLebedev was born in Omsk. He held a record. Then he "
            "lost a knee.\n\nA general gave Lebedev a whistle. He kept it. The whistle hangs above his desk. "
            "“I still blow it,” he says.",
            "Arkady Lebedev",
        ),
    ],
)
def test_pronouns(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Oleg Petrov et Ivan Sokolov ont dîné. « On a ri », dit-il.",
        "Peter Hughes and Tom Barnes met. “We laughed,” he said.",
        "« Restez ici », a-t-il dit.",
    ],
)
def test_pronouns_that_stay_in_doubt(text: str) -> None:
    (each,) = quoted(text).quotations
    assert each.doubt


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # a title that tells a trade
        ("« Du vent », tonne Me Antoine Sellier. « Mon client attend », plaide l’avocat.", "Antoine Sellier"),
        ("Judge Miriam Adeyemi was brief. “You knew,” the judge told him.", "Miriam Adeyemi"),
        ("Sen. Dale Whitcombe voted no. “Never,” the senator said.", "Dale Whitcombe"),
        ("Le Dr Paul Nadal a vu le patient. « Il dort », note le médecin.", "Paul Nadal"),
        # a trade or office told once
        ("Marat Seïtov, ancien ingénieur du cosmodrome, attend. « C’est long », dit l’ingénieur.", "Marat Seïtov"),
        ("Kendra Holloway, a machinist, kept it. “It’s mine,” the machinist said.", "Kendra Holloway"),
        ("Yann Le Berre est brocanteur à Brest. « J’en vends », dit le brocanteur.", "Yann Le Berre"),
        (
            "This is Arkady Lebedev, weightlifter, widower and, since 1986, the physical trainer of everybody. "
            "“And he came home heavier,” his trainer says.",
            "Arkady Lebedev",
        ),
        ("A man named Sergei Nikolov was stuck there. “I see weather,” the man said.", "Sergei Nikolov"),
        # somebody unnamed
        ("Un sénateur a parlé. « Jamais », a promis le sénateur.", "Un sénateur"),
        ("“We never met,” said a former controller.", "a former controller"),
        # of one's own
        ("Marc Aubry vend du pain. « Il dort peu », dit sa fille.", "sa fille"),
        ("Ilya Brandt wept. “He taught me the names,” his daughter wrote.", "his daughter"),
        # named later in the text
        (
            "A federal judge called it a crime that was “patient, polite and very well paid.”\n\n"
            "“You knew,” Judge Miriam Adeyemi told him.",
            "Miriam Adeyemi",
        ),
        # a document
        (
            "The delegations signed a protocol on crews. The exchange “remains beneficial to both sides,” the document "
            "states.",
            "a protocol",
        ),
        (
            "Susan Hale read aloud a message that Ilya Brandt sent: “Congratulations, the discount is over.”",
            "Ilya Brandt",
        ),
    ],
)
def test_descriptions(text: str, speaker: str) -> None:
    assert speakers(text)[-1 if "Adeyemi told" not in text else 0] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # names that the article has in other forms
        ("Anatole Berge, alias « le Breton », vend des timbres. « On verra », dit le Breton.", "Anatole Berge"),
        ("Scott Hale asked first. Jonny Park, a juggler, was asked about it. “Different Park,” he said.", "Jonny Park"),
        ("“We were never asked,” said Committeeman Ray Oduya.", "Ray Oduya"),
        ("« Personne n’a claqué la porte », a indiqué la médiatrice Salma al-Harthi.", "Salma al-Harthi"),
        ("“Every year they measure it,” said K. Lakshmi, drying her cards.", "K. Lakshmi"),
        ("« Le marché sanctionne », note un analyste de la banque Ferrand.", "un analyste de la banque Ferrand"),
        ("Mme Lefèvre et Jean Lefèvre vivent ici. « Je reste », dit Jean.", "Jean Lefèvre"),
        # one of several
        ("Mes collègues n’y croyaient pas. L’un d’eux m’a glissé : « C’est du théâtre. »", "L’un d’eux"),
        ("Two guards stood there. “It’s shut,” one of them said.", "one of them"),
        # of one's own, by the name
        ("Tom Barnes put up with it. His wife, Dot, did not. “Other men drink,” she said.", "Dot"),
        ("Marc Aubry vend du pain. Sa fille, Lucie, non. « Il dort peu », dit-elle.", "Lucie"),
        # a ship or a firm by a person's name is nobody
        (
            "The Pearl Nakamura ran aground. The Pearl Nakamura is new. The Pearl Nakamura is big. His opposite "
            "number, Leanne Petrakis, was less patient.\n\n“Save the date,” she said.",
            "Leanne Petrakis",
        ),
        # an object that is a pronoun goes on with the one before
        (
            "Sergei Nikolov lay awake. We see him rise the night before Yuri Belov climbs in. “If it holds,” he says.",
            "Sergei Nikolov",
        ),
        # those told apart by more words
        ("Ruth Hale left. The man who ran the lab rang me. “Are we enemies?” said the man who ran the lab.", "the man"),
        ("À Nantes, la présidence a salué « un climat correct et serein ».", "la présidence"),
        # a registry's person named in the words before
        (
            "« “Small fire”, ai-je traduit. Jerry Linenger m’en veut encore. » Joint chez lui, l’ancien astronaute "
            "corrige : « Plus maintenant. »",
            "Jerry Linenger",
        ),
        ("« Cosmonaute, ça paie mieux ? » lui a lancé un élève. L’intéressé a répondu : « Non. »", None),
        ("Kendra Holloway: “We saw it coming.” Her trainer, Paul Ames, nodded. “We did,” he said.", "Paul Ames"),
    ],
)
def test_others(text: str, speaker: str | None) -> None:
    told = speakers(text)[-1]
    assert told == speaker or (speaker is None and (told is None or told.endswith("?")))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # a word with a capital is no name for that
        ("“We will go,” says the Londoner.", "Londoner?"),
        ("“So long,” says the Texan.", "Texan?"),
        ("Inside, Maria Lopez said “we are late”.", "Maria Lopez"),
        ("Outside, members of the Harbour Union held signs reading “Give us the sky back”.", "Harbour Union"),
        (
            "Devant la mairie, des habitants brandissaient des pancartes proclamant « Rendez-nous le ciel ».",
            "des habitants",
        ),
        ("Nobody in the room said “we are late”.", None),
        # a trade, a word of nation or place before the name
        ("La conseillère municipale Jeanne Morel s’est levée. « Le pont tiendra. »", "Jeanne Morel"),
        ("L’homme d’affaires lyonnais Marc Aubry est là. « Je signe demain », dit-il.", "Marc Aubry"),
        # an office after the name, or a time before it
        (
            "In April 2021 Paul Hartley, then a deputy mayor, warned that the pier “leaves much to be desired”.",
            "Paul Hartley",
        ),
        ("As Thomas Reed, who died in March, liked to tell engineers: “Plan the end before the start.”", "Thomas Reed"),
        (
            'Paul Hartley - dubbed "the pitbull" by critics - blasted the coverage as "hysteria in lemon sauce".',
            "Paul Hartley",
        ),
        # by whom a document is issued
        (
            "Le pont a fermé « pendant deux heures », selon un communiqué publié le soir par le ministère des Armées.",
            "le ministère des Armées",
        ),
        (
            "Selon un document transmis au gendarme de la Bourse, il s’agit de « surcoûts de transition ».",
            "un document transmis au gendarme de la Bourse?",
        ),
        # an article speaks for its treaty
        (
            "Article 28 of the Harbour Treaty of 1998 allows them to leave on “at least one year’s notice”.",
            "the Harbour Treaty of 1998",
        ),
        # who speaks for a body, told right after
        ("Contactée lundi, la mairie dément : « Le pont tiendra », nous écrit une porte-parole.", "une porte-parole"),
        # “her” isn't the subject, nor is “she” after it
        ("A retired welder tells her over what she calls “a soup of considerable seniority”.", None),
        # an unnamed one, and somebody named
        ("“He never liked yellow,” said Oleg’s mum.", "Oleg’s mum"),
        ("What one Senate aide calls “the Beijing scenario” comes next.", "one Senate aide"),
        ("Et comme dit un chauffeur que je ne nommerai pas : « Mon fils sera à la retraite. »", "un chauffeur"),
        (
            "Un ancien directeur, qui préfère taire son nom, le juge « intraitable et insupportable ».",
            "Un ancien directeur",
        ),
        # a clause that “said” governs is no subject
        (
            "The group’s president, Daniel Price, said the school should have “picked another year, or another day”.",
            "Daniel Price",
        ),
    ],
)
def test_only_what_is_sure_is_sure(text: str, speaker: str | None) -> None:
    assert speakers(text)[0] == speaker


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # another is brought on
        (
            "“They counted toilets,” said Rita Hale. And here is Tom Barnes, who was aboard. “I shared the ham.”",
            "Tom Barnes",
        ),
        (
            "« On comptait tout », dit Rita Hale. Voici Marc Aubry, qui était à bord. « J’ai partagé le jambon. »",
            "Marc Aubry",
        ),
        # another is spoken of between
        (
            "“It held,” said Ruth Adler. Nobody slept. Tom Barnes had gone home. The lights failed. “We prayed.”",
            "Ruth Adler?",
        ),
        # the writer of what somebody keeps
        (
            "Jean Morel écrivait peu. Sa fille, Anne Aubry, a gardé le mot que Jean Morel laissa : « Adieu. »",
            "Jean Morel",
        ),
    ],
)
def test_others_are_heard(text: str, last: str) -> None:
    assert speakers(text)[-1] == last


def test_who_tells_a_transcript_is_no_he() -> None:
    text = (
        "JANE DOE: Good morning, Paul. You are in Texas?\n\n"
        "PAUL REED: I am. Yesterday I met Walter Hennessey. He pushed his plate and he told me: “Eat, Frenchman.”\n\n"
        "JANE DOE: And then?\n\n"
        "PAUL REED: And then I ate."
    )
    assert speakers(text)[-1] != "PAUL REED"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # two together
        ("« Rien ne presse », disent Jeanne Morel et Paul Vidal, maires.", ["Jeanne Morel et Paul Vidal"]),
        ("“It was dark,” said Kendra Holloway and Gus Ferrante.", ["Kendra Holloway and Gus Ferrante"]),
        # a name beside another description, or further on
        ("« Je n’ai rien vu », souffle l’une des invitées, la pianiste Irène Vaillant.", ["Irène Vaillant"]),
        ("The head of Brightwater, a maker of pumps, Kendra Holloway, is calm: “We have orders.”", ["Kendra Holloway"]),
        ("Harbour pilot Gus Ferrante, coiling a rope: “She came in too fast.”", ["Gus Ferrante"]),
        ("La cheffe du chantier, Birgit Olsen, sourit. « Revenez en mai », lance-t-elle.", ["Birgit Olsen"]),
        # who alone is named near
        ("Le livre de Paul Vidal sort lundi. « J’y ai mis dix ans », confie l’ancien boxeur.", ["Paul Vidal"]),
        ("Gus Ferrante met three Germans. “They taught me chess,” the former sailor said.", ["Gus Ferrante"]),
        ("Paul Vidal a reçu Luc Morel. « J’y ai mis dix ans », confie l’ancien boxeur.", ["Luc Morel?"]),
        ("Paul Vidal, boulanger, rit. « La pâte attend », dit ce petit-fils de meunier.", ["Paul Vidal"]),
        (
            "Mary Collins met Gus Ferrante. “Keep it dry,” she said. “It is,” he answered.",
            ["Mary Collins", "Gus Ferrante"],
        ),
        # by office, and by verbs of going on
        ("Le préfet Luc Morel ferme le pont. « Il tremble », dit le représentant de l’État.", ["Luc Morel"]),
        (
            "Mary Collins of Brightwater met Gus Ferrante of Orion. “Soon,” the head of Brightwater said.",
            ["Mary Collins"],
        ),
        (
            "Jeanne Morel s’est dite « ravie ». Le budget, a poursuivi l’ancienne maire de Vannes, « tient ».",
            ["Jeanne Morel"] * 2,
        ),
        # by where they come from
        ("Troisième essai pour Luc Morel. « Je reviendrai », promet le Nantais.", ["Luc Morel"]),
        ("Troisième essai pour Luc Morel et Paul Vidal. « Je reviendrai », promet le Nantais.", ["Nantais?"]),
        (
            "Vera Antonova a laissé sa place à sa collègue canadienne Alice Perrin. « Tiens », a dit la Russe. "
            "« Elle m’a tout montré », a dit la Canadienne.",
            ["Vera Antonova", "Alice Perrin"],
        ),
        ("Gus Ferrante shared a cell with two Russians. “They taught me chess,” the Russian said.", ["the Russian?"]),
        ("Rhys Evans and his Korean guide, Min Park, turned back. “We were cold,” the Korean said.", ["Min Park"]),
        ("Jean Kerdoncuff a battu le Belge Luc Peeters. « J’ai eu mal », souffle le Breton.", ["Jean Kerdoncuff"]),
        ("Jean Kerdoncuff a battu Luc Peeters. « J’ai eu mal », souffle le Breton.", ["Breton?"]),
        # by what they belong to, or lead
        ("Carla Mills, a senator, met Gus Ferrante. “We want names,” the Ohio Democrat said.", ["Carla Mills"]),
        (
            "Jane Doyle met President Karl Obst and Defense Secretary Ann Marsh. “We agree,” the Pentagon chief said.",
            ["Ann Marsh"],
        ),
        ("Jeanne Morel a été élue devant Paul Vidal. « Au travail », lance la nouvelle présidente.", ["Jeanne Morel"]),
        ("Gus Ferrante spoke for an hour. “We are ready,” said the head of Skylane Freight.", ["Gus Ferrante?"]),
        # a body beside its noun
        ("L’opérateur du port, le suédois Nordhamn, promet « un trafic normal ».", ["Nordhamn"]),
        ("The pier’s operator, Dutch firm Skylane, apologised for “a bad week”.", ["Skylane"]),
        ("L’acquéreur, le groupe breton Nordhamn, promet « un trafic normal ».", ["Nordhamn"]),
        # a name beside who somebody is, of a nation or a party, or further on
        ("Son rival, l’Américain Leslie Hartman, juge le terrain « lourd ».", ["Leslie Hartman"]),
        ("La présidente du groupe d’amitié, la socialiste Jeanne Morel, réclame « un vote ».", ["Jeanne Morel"]),
        ("« On creuse », promet le chef de la voirie urbaine et rurale à Vannes, Paul Vidal.", ["Paul Vidal"]),
        (
            "Le pont rouvre lundi, a annoncé le directeur adjoint de la voirie, Paul Vidal. « Il tient », a-t-il dit.",
            ["Paul Vidal"],
        ),
        (
            "Le projet est moqué par Jeanne Morel, l’ancienne patronne du port, pour laquelle il est « mort-né ».",
            ["Jeanne Morel"],
        ),
        # a description that says how old somebody is tells nobody apart, one of another body is another
        ("La pianiste Irène Vaillant sera là. « Je répète », jure la musicienne de 34 ans.", ["Irène Vaillant"]),
        ("Un homme a été secouru lundi. « J’ai eu froid », raconte le sexagénaire.", ["le sexagénaire"]),
        (
            "La ministre des Ports, Jeanne Morel, a cédé. « Enfin », dit Paul Vidal, ce à quoi la ministre a répondu "
            "que c’était « la fin ».",
            ["Paul Vidal", "Jeanne Morel"],
        ),
        # a body by the beginnings of its words, an office in the headline
        (
            "Les prix baissent, note Agristat. Ce repli est « fragile », selon l’agence agricole de statistiques.",
            ["Agristat"],
        ),
        (
            "Crue de la Vilaine : la maire craint « le pire »\n\nLe pont est fermé, a averti la maire de Redon, "
            "Maïwenn Le Goff.",
            ["Maïwenn Le Goff"],
        ),
        # a paper of two, a prize given to somebody
        ("La France et la Chine ont signé lundi. Le document prévoit un essai « sans témoin ».", ["Le document"]),
        ("Le prix est allé à Brume Castel. « J’en rêvais », a-t-elle lâché.", ["Brume Castel"]),
        # two, of whom one has spoken, or wrote before
        (
            "Jeanne Morel reste en prison. Son avocat, Me Paul Vidal, dénonce « un acharnement ». L’intéressée, elle, "
            "parle d’« une farce ».",
            ["Paul Vidal", "Jeanne Morel"],
        ),
        (
            "« Je pars », écrit Jeanne Morel dans une lettre. Dans un autre courrier, la directrice du musée déplore "
            "« des années perdues ».",
            ["Jeanne Morel"] * 2,
        ),
        ("“We will fly,” said the founder and chief engineer, Gus Ferrante, on Monday.", ["Gus Ferrante"]),
        ("“We will fly,” said the minister and the mayor, Gus Ferrante, on Monday.", ["Gus Ferrante?"]),
        # “they” of two who are the subject, or of many
        ("Luc Morel et sa sœur Lucie ont grandi ici. « On riait », disent-ils.", ["Luc Morel et sa sœur Lucie"]),
        ("Fire crews met Mary Collins and Gus Ferrante. “We were scared,” they said.", [None]),
        ("Thirty-two retired pilots signed a plea. “We want it back,” they say.", ["Thirty-two retired pilots"]),
        # a long title before the name
        ("The head of the union, former boxer Gus Ferrante, urged calm. “Go home,” he said.", ["Gus Ferrante"]),
        # who wrote, or issued, a document
        (
            "The safety board concluded in a long report that fuel was lost. The crew, the report says, “was tired”.",
            ["The safety board"],
        ),
        (
            "La note est là : « Toute sortie est interdite. » Signée du proviseur, Luc Morel, elle choque.",
            ["Luc Morel"],
        ),
        ("L’Institut des mers rend un rapport. Le document décrit « des fonds sans vie ».", ["L’Institut des mers"]),
        ("Le ministre Paul Vidal présente un rapport. Le document décrit « des fonds sans vie ».", ["un rapport"]),
        ("Une lettre circule : « Le quai s’affaisse. » Son auteur, le soudeur Luc Morel, se tait.", ["Luc Morel"]),
        ("The letter reads: “The pier is sinking.” It was signed by harbour pilot Gus Ferrante.", ["Gus Ferrante"]),
        # named in the sentence after
        (
            "« Le quai tiendra », assure le capitaine. Yves Le Bris commande ce remorqueur depuis 2011.",
            ["Yves Le Bris"],
        ),
        ("The governor promised “a road by spring”. Dolores Whitfield left by the back door.", ["Dolores Whitfield"]),
        ("Le préfet a promis « des moyens ». Jean Dupont, agriculteur, attend toujours.", ["Le préfet"]),
        ("Le médecin a parlé d’« un miracle ». Paul Martin est sorti mardi.", ["Le médecin"]),
        ("Le ministre a salué « un pionnier ». Paul Martin est mort lundi à Nice.", ["Le ministre"]),
        ("Le ministre turc a promis « une réponse ». Le ministre, Mehmet Oral, est attendu.", ["Mehmet Oral"]),
        ("Le ministre turc a promis « une réponse ». Le ministre grec, Nikos Pappas, est là.", ["Le ministre turc"]),
        # somebody else than who spoke before
        (
            "« Non », tranche Luc Morel, directeur.\n\nLe médiateur a noté « un climat tendu ».",
            ["Luc Morel", "Le médiateur"],
        ),
        # asked in the paragraph before
        (
            "Le port est ouvert depuis lundi. On y travaille.\n\nLuc Morel rentre de six mois. Qu’en garde-t-il ?\n\n"
            "« L’odeur du pain. Et le silence. »\n\nLe reste attendra.",
            ["Luc Morel"],
        ),
    ],
)
def test_those_called_again(text: str, told: list[str]) -> None:
    assert speakers(text) == told


@pytest.mark.parametrize("whole", [Antecedents, Finder])
def test_no_part_replaces_a_method_of_another(whole: type) -> None:
    parts = [part for part in whole.__mro__ if part is not object]
    methods = [each for part in parts for each in vars(part).values() if isinstance(each, FunctionType)]
    own = [each.__name__ for each in methods if "NotImplementedError" not in each.__code__.co_names]
    assert {name for name in own if own.count(name) > 1} <= {"__init__"}
