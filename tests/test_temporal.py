"""Whatever the text and the day of publication, dated statements are sound."""

import datetime
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import test_happenings
from dossier.article import Article, Block
from dossier.dates import Date, parse_date
from dossier.happenings import happenings
from dossier.report import RULES, UNRESOLVED, Report
from dossier.temporal import periods
from dossier.temporal.tense import tense
from dossier.temporal.tokens import tokens

_WORDS = """
le la l' du au en à de d' il y a dans depuis jusqu' avant après entre et dès pas fin début mi - lundi mardi dernier
prochain mars mai août été printemps hiver 3 5 12 30 31 1er 2022 1975 1990 9999 0000 1500 2199 hier demain aujourd' hui
semaine mois an ans année jours deux trois vingt quatre cent plus tard tôt lendemain veille même jour années 90
trimestre
premier week end ce cette cet in on the of by since until from to through last next this Monday Friday March May Feb .
29 summer fall winter early late two ten days weeks months years ago later earlier before after that same year day 1990s
'90s quarter first half weekend tomorrow yesterday today not no than , ; : « » “ ” " ( ) / – décennie Noël Christmas
Labor Day Eve sera est a été publié will was said prévu scheduled 10 / 04 / 2022 1998 - 2011
decade end suivant suivante précédent following previous -là of that Mon Mar sept Jean-Noël
week-end soir hours 10h
""".split()  # noqa: SIM905
_TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join))
_DAYS = st.one_of(st.dates(), st.sampled_from([datetime.date.min, datetime.date.max, datetime.date(2024, 2, 29)]))
_PUBLISHED = st.one_of(
    st.none(),
    _DAYS.map(lambda day: day.isoformat()),
    _DAYS.map(lambda day: f"{day.isoformat()}/.."),
    _DAYS.map(lambda day: f"{day.year:04}"),
    st.tuples(_DAYS, _DAYS).map(lambda days: "/".join(day.isoformat() for day in sorted(days))),
)
# Bare names of days, months and seasons of which only the verb tells whether they are past or to come: participles
# beside a noun, imperfects that look like conditionals, what is to be done, what was to be done, what lasted until
# then, sentences without a verb, asides, and ordinary verbs. Published on Thursday the 12th of March 2026.
FRENCH_TENSES = """
Le vieux cargo, désorbité [lundi], a brûlé. | 2026-03-09 | day
La station perd son sas, détaché [samedi]. | 2026-03-07 | day
Le module prend la place du sas amarré [vendredi]. | 2026-03-06 | day
On attend les débris du satellite abattu [en novembre]. | 2025-11 | month
Le poste revient à Iouri Serov, nommé [en mai]. | 2025-05 | month
Le directeur, limogé par le Kremlin [en juillet], se tait. | 2025-07 | month
La mission, suspendue [le 17 mars], et qui devait partir en avril, est perdue. | 2025-03-17 | day
C'est la leçon du traité, dénoncé [à l'automne] par Moscou. | 2025-09/2025-12 | season
Long de dix mètres, le module remplace l'ancien, jeté [dimanche]. | 2026-03-08 | day
La capsule, récupérée par un navire [mercredi soir], est intacte. | 2026-03-11 | day
Un vote, prévu [mardi], dira la suite. | 2026-03-17 | day
Le premier tir, attendu [en juin], est crucial. | 2026-06 | month
[En avril], il jurait déjà que tout était prêt. | 2025-04 | month
[En mai], elle montrait ses plans à Houston. | 2025-05 | month
[En juin], ils préparaient encore la mission. | 2025-06 | month
[Samedi], l'équipage inspirait encore la méfiance. | 2026-03-07 | day
Il espérait encore [dimanche] un compromis. | 2026-03-08 | day
[En juillet], l'agence ouvrait ses archives. | 2025-07 | month
Le ministre déclarait [en août] que rien ne pressait. | 2025-08 | month
[À l'été], Moscou tirait la sonnette d'alarme. | 2025-06/2025-09 | season
[En mai], le directeur considérait le dossier clos. | 2025-05 | month
La commission se montrait sévère [en juin]. | 2025-06 | month
Le retrait des Russes, annoncé [en mai], inquiète. | 2025-05 | month
[En juin], il faudrait trouver un autre lanceur. | 2026-06 | month
[Samedi], on saurait à quoi s'en tenir. | 2026-03-14 | day
Tokyo n'exclut pas de porter l'affaire devant l'Onu [à l'automne]. | 2026-09/2026-12 | season
Le Congrès refuse de voter le budget [en mai]. | 2026-05 | month
L'agence dit avoir l'intention de lancer la sonde [en juin]. | 2026-06 | month
Elle a promis de livrer le moteur [en juillet]. | 2026-07 | month
Les deux agences ont décidé de se revoir [lundi] à Genève. | 2026-03-16 | day
Moscou menace de quitter la station [à l'été]. | 2026-06/2026-09 | season
Le Sénat a demandé à la Nasa de rendre son rapport [en mai]. | 2026-05 | month
Il est chargé de présenter le projet [mardi]. | 2026-03-17 | day
L'idée de vider la station [en juin] fait son chemin. | 2026-06 | month
Le projet d'envoyer un rover [en juillet] est maintenu. | 2026-07 | month
Il reste à convaincre les députés, [lundi], à Paris. | 2026-03-16 | day
Il a commencé à tirer des câbles [lundi]. | 2026-03-09 | day
L'agence vient de signer, [lundi], un contrat. | 2026-03-09 | day
Selon lui, vider la station [en mai] serait une folie. | 2026-05 | month
Un responsable a confié que vider la station [en mai] était « sur la table ». | 2026-05 | month
M. Serov devait être reçu à Houston [en avril]. | 2026-04 | month
La sonde devait décoller [mardi]. | 2026-03-10 | day
La sonde aurait dû décoller [en février]. | 2026-02 | month
Il avait promis de revenir [en mai]. | 2026-05 | month
Le tir était prévu [en février]. | 2026-02 | month
Ils comptaient se revoir [en avril]. | 2026-04 | month
Le Soyouz devait lancer deux satellites [en septembre]. | 2025-09 | month
L'ingénieur, qui a travaillé à Moscou [jusqu'en février], raconte. | ../2026-02 | by
Elle dirigeait le bureau de Houston [jusqu'en novembre]. | ../2025-11 | by
Il avait vécu à Baïkonour [jusqu'en mai]. | ../2025-05 | by
Le contrat courait [jusqu'en décembre]. | ../2025-12 | by
Il est resté à bord [jusqu'à vendredi]. | ../2026-03-06 | by
La Nasa a prolongé le contrat [jusqu'en juin]. | ../2026-06 | by
Le tir est suspendu [jusqu'à lundi]. | ../2026-03-16 | by
L'agence a fermé le site [jusqu'en avril]. | ../2026-04 | by
Elle restera à bord [jusqu'en octobre]. | ../2026-10 | by
Et [samedi soir], le patron, tout sourire : « Ça vole ! » | 2026-03-07 | day
[Vendredi], même refrain à Moscou : « Rien de changé. » | 2026-03-06 | day
[Dimanche], nouveau message du porte-parole : « On continue. » | 2026-03-08 | day
L'équipage sera, a-t-il dit, ramené [samedi]. | 2026-03-14 | day
Le vaisseau doit, ont-ils précisé, partir [dimanche]. | 2026-03-15 | day
Le nœud le rejoindra [en novembre]. | 2026-11 | month
Deux sorties doivent être menées [début septembre]. | 2026-09 | month
Prévu aujourd'hui, le vol est repoussé [à mardi]. | 2026-03-17 | day
Reste une place, celle de Kate Rubins, qui doit décoller [en octobre]. | 2026-10 | month
Le patron de l'agence avait lui-même menacé [en mai] de partir. | 2025-05 | month
L'Europe aimerait le récupérer [en juin]. | 2026-06 | month
La loi oblige l'agence à choisir [en mai]. | 2026-05 | month
Rendez-vous [dimanche] à Kourou. | 2026-03-15 | day
La décision, reportée deux fois, tombera [lundi]. | 2026-03-16 | day
Pour fêter l'accord, [lundi], la Nasa a invité les Russes. | 2026-03-09 | day
[En octobre], la Douma adoptera le texte, selon son président. | 2026-10 | month
Le nouveau patron arrive [lundi] de Moscou. | 2026-03-16 | day
Les Russes quittent Houston [samedi]. | 2026-03-14 | day
Le texte, que la Russie a bloqué [mardi], sera représenté. | 2026-03-10 | day
« Nous avons su [dimanche] que rien ne marcherait », dit-elle. | 2026-03-08 | day
« On se reverra [en mai] », a lancé le ministre. | 2026-05 | month
Le Kremlin a confirmé la visite du ministre [mardi] à Pékin. | 2026-03-10 | day
Roscosmos a fixé le lancement [au 4 avril]. | 2026-04-04 | day
Le décollage, initialement fixé [au 2 mars], a été repoussé. | 2026-03-02 | day
Une réunion de crise se tient [vendredi] à Vienne. | 2026-03-13 | day
Faute de pièces, l'usine s'était arrêtée [en décembre]. | 2025-12 | month
Le Sénat, qui doit se prononcer [en avril], hésite. | 2026-04 | month
Le vaisseau reste amarré [jusqu'à dimanche]. | ../2026-03-15 | by
Le retour de l'équipage est attendu [mi-avril]. | 2026-04 | month
L'agence songe à avancer le tir [à juin]. | 2026-06 | month
La sonde serait perdue [depuis mardi]. | 2026-03-10/.. | since
Il s'envolera [le 30 mars] avec deux Russes, un mois après avoir fêté ses 50 ans. | 2026-03-30 | day
Attendu [en janvier], le rapport n'est jamais venu. | 2026-01 | month
Attendu [en mai], le rapport est déjà commenté. | 2026-05 | month
Ses adieux, il les a faits [en août]. | 2025-08 | month
Il aura fallu attendre [vendredi] pour le savoir. | 2026-03-06 | day
Ce n'est que [lundi] que Moscou a réagi. | 2026-03-09 | day
C'est [mardi] que se jouera l'avenir du segment russe. | 2026-03-17 | day
Dès [lundi], les Russes avaient prévenu leurs partenaires. | 2026-03-09 | day
Un accord pourrait être conclu [d'ici juin]. | ../2026-06 | by
La commission, réunie [en février], n'a rien tranché. | 2026-02 | month
Interrogé [mercredi] sur le sujet, il a haussé les épaules. | 2026-03-11 | day
Invité à s'exprimer [jeudi] devant le Congrès, il a refusé. | 2026-03-12 | day
Le prochain équipage, qui s'entraîne à Houston, décolle [en septembre]. | 2026-09 | month
Le tir est repoussé à [2030]. | 2030 | year
La réunion, reportée [à avril], sera décisive. | 2026-04 | month
Il y a vécu [de mars à juin]. | 2025-03/2025-06 | span
Le tir est passé de mars à [juin]. | 2026-06 | month
La Russie avait réclamé, [en novembre], un délai. | 2025-11 | month
La chienne Laïka y mourait [en novembre 1957]. | 1957-11 | month
Le président recevra [lundi] les équipages à l'Élysée. | 2026-03-16 | day
Le chef de Roscosmos a promis [lundi] de livrer le module. | 2026-03-09 | day
Elle a raconté [dimanche] sa vie à bord. | 2026-03-08 | day
Selon nos informations, le tir pourrait glisser [à mai]. | 2026-05 | month
[Mardi], l'ESA tranchera. | 2026-03-17 | day
Il n'a pas été prévenu [avant lundi]. | 2026-03-09/.. | since
On ne saura rien [avant mardi]. | 2026-03-17/.. | since
La société prévoit de faire voler son cargo [en mai]. | 2026-05 | month
La société prévoyait de faire voler son cargo [en mai]. | 2026-05 | month
« Nous ne pouvions pas rester après ce qui s'est passé [en février] », confie-t-il. | 2026-02 | month
Les essais menés [en juin] sont concluants. | 2025-06 | month
L'avenir de la station se jouera à Washington [en mai]. | 2026-05 | month
La porte-parole a dénoncé [jeudi] une manœuvre. | 2026-03-12 | day
L'accord signé [en juillet] court jusqu'en 2027. | 2025-07 | month
La fuite découverte [en août] s'aggrave. | 2025-08 | month
Il faudra patienter [jusqu'à mercredi]. | ../2026-03-18 | by
Le tir a été annulé [samedi] à la dernière minute et reprogrammé à mardi. | 2026-03-07 | day
Le tir a été annulé samedi à la dernière minute et reprogrammé [à mardi]. | 2026-03-17 | day
"""
ENGLISH_TENSES = """
Prichal is to be joined by a docking node, Alpha, [in November]. | 2026-11 | month
The crew will be replaced by two Russians [in June]. | 2026-06 | month
The capsule would be towed to port [on Saturday]. | 2026-03-14 | day
The ship is expected to be moved to the pad [on Sunday]. | 2026-03-15 | day
The module can be launched [in October]. | 2026-10 | month
A node that is to be attached [in September] is late. | 2026-09 | month
The parts are due to be delivered [in May]. | 2026-05 | month
The crew could have been replaced [in February]. | 2026-02 | month
The engines will not be tested again [until May]. | ../2026-05 | by
Two more craft are to be sold off [in April]. | 2026-04 | month
Mr. Rogov was to have arrived in Houston [in mid-April]. | 2026-04 | month
The probe was to have left [on Monday]. | 2026-03-09 | day
They had hoped to fly it [in May]. | 2026-05 | month
She had been invited to speak [in April]. | 2026-04 | month
It was supposed to be flown [in February]. | 2026-02 | month
The vote should have been held [on Tuesday]. | 2026-03-10 | day
He was meant to be sworn in [on Wednesday]. | 2026-03-11 | day
They had planned to have landed [in January]. | 2026-01 | month
It would have flown [in April], had money been found. | 2026-04 | month
The flight was due to leave [in May]. | 2026-05 | month
An official said that leaving the outpost empty [in May] was “on the table”. | 2026-05 | month
He suggested the idea of flying it home [in May]. | 2026-05 | month
The agency weighs the possibility of landing [on Sunday]. | 2026-03-15 | day
The agency announced plans to test it [in June]. | 2026-06 | month
The two sides agreed to meet again [on Monday]. | 2026-03-16 | day
The Senate voted to hold a hearing [in April]. | 2026-04 | month
Moscow has promised to deliver the engine [in July]. | 2026-07 | month
NASA asked the company to report back [on Monday]. | 2026-03-16 | day
He refused to rule out leaving [in June]. | 2026-06 | month
The board has decided to close the base [in May]. | 2026-05 | month
Moscow threatens to quit the station [in the summer]. | 2026-06/2026-09 | season
The company has to choose a site [in May]. | 2026-05 | month
NASA gave it a contract to build a tug [in June]. | 2025-06 | month
It failed to reach orbit [in June]. | 2025-06 | month
He came to speak to students [in May]. | 2025-05 | month
The crew began to unload it [on Monday]. | 2026-03-09 | day
The part may have been hit [in January]. | 2026-01 | month
He is believed to have left Moscow [in October]. | 2025-10 | month
He had lived in Star City [until November]. | ../2025-11 | by
An engineer who worked in Moscow [until February] spoke. | ../2026-02 | by
She was the head of the office [until May]. | ../2025-05 | by
They were flying together [until December]. | ../2025-12 | by
He led the agency [until July]. | ../2025-07 | by
The contract was extended [until June]. | ../2026-06 | by
The hatch stays shut [until Monday]. | ../2026-03-16 | by
The agency suspended flights [until April]. | ../2026-04 | by
[On Saturday night], a grin from the boss: “It works!” | 2026-03-07 | day
[On Friday], the same refrain from Moscow: “Nothing new.” | 2026-03-06 | day
The crew will, he said, leave [on Saturday]. | 2026-03-14 | day
The old module, undocked [on Sunday], is gone. | 2026-03-08 | day
The tug, flown [in May], is lost. | 2025-05 | month
The book, written [in June], is out. | 2025-06 | month
The outpost, left empty [in October], is cold. | 2025-10 | month
A crew member stranded [in September] is back. | 2025-09 | month
The launch had been set for July 30 and is now scheduled for no earlier than [Aug. 4]. | 2026-08-04/.. | since
A commission would report [by 20 April], he added. | ../2026-04-20 | by
They would be flown to Star City [on Friday]. | 2026-03-13 | day
Tests will resume in Sweden [this summer]. | 2026-06/2026-09 | season
Officials at the Treasury had granted a waiver [in November]. | 2025-11 | month
He took over Roscosmos [in May]. | 2025-05 | month
“We’ll be back [in May],” he said. | 2026-05 | month
The new chief arrives [on Monday] from Moscow. | 2026-03-16 | day
The bill, which Russia blocked [on Tuesday], will come back. | 2026-03-10 | day
“We learned [on Sunday] that it would not work,” she said. | 2026-03-08 | day
Roscosmos set the launch [for April 4]. | 2026-04-04 | day
The two men are meeting [on Friday] in Vienna. | 2026-03-13 | day
The plant had stopped [in December] for want of parts. | 2025-12 | month
The Senate, which is to decide [in April], wavers. | 2026-04 | month
The crew’s return is expected [in mid-April]. | 2026-04 | month
Expected [in January], the report never came. | 2026-01 | month
It was only [on Monday] that Moscow answered. | 2026-03-09 | day
Asked [on Wednesday] about it, he shrugged. | 2026-03-11 | day
With a launch due [in May], time is short. | 2026-05 | month
With two crews lost [in May], trust is gone. | 2025-05 | month
NASA expects a decision [in May]. | 2026-05 | month
The hearing comes days before a vote [on Tuesday]. | 2026-03-17 | day
A ruling could come [as early as Monday]. | 2026-03-16 | day
Launch is now targeted [for no earlier than April 2]. | 2026-04-02/.. | since
The visit, first announced [in October], is off. | 2025-10 | month
He takes over [in June]. | 2026-06 | month
She retires [in June] after 30 years. | 2026-06 | month
The next Soyuz lifts off [on March 27]. | 2026-03-27 | day
He steps down [on March 31]. | 2026-03-31 | day
Russia’s last payment came [in June]. | 2025-06 | month
NASA awarded the contract [in September]; work starts [in April]. | 2025-09 | month
The first piece, launched in 1998, is to come down [in June]. | 2026-06 | month
It is the second mishap in weeks: [In August] a hole was found. | 2025-08 | month
212 students were on the list [as of Monday]. | 2026-03-09 | day
The crew is preparing to leave [on Saturday]. | 2026-03-14 | day
Managers are looking at launching [in June]. | 2026-06 | month
He plans on flying [in June]. | 2026-06 | month
The station has been flying with a crew of three [since October]. | 2025-10/.. | since
The Russians insist on waiting [until June]. | ../2026-06 | by
NASA had asked the company [in May] to move the crew. | 2025-05 | month
The launch was scrubbed [on Saturday] and reset for Tuesday. | 2026-03-07 | day
The launch was scrubbed on Saturday and reset [for Tuesday]. | 2026-03-17 | day
We will know nothing [before Tuesday]. | 2026-03-17/.. | since
The tests run [in June] went well. | 2025-06 | month
“We couldn’t stay after what happened [in February],” he says. | 2026-02 | month
The deal signed [in July] holds. | 2025-07 | month
The company is planning to fly it [in May]. | 2026-05 | month
Congress gave the agency [until May] to answer. | ../2026-05 | by
The committee will hear him [on Tuesday]. | 2026-03-17 | day
The leak found [in August] is growing. | 2025-08 | month
Its boss resigned [in September] after a row. | 2025-09 | month
The agency said it had found the leak [in August]. | 2025-08 | month
The agency said it expected to find a fix [by May]. | ../2026-05 | by
The trial begins [in May]. | 2026-05 | month
He would not say whether he would go [in May]. | 2026-05 | month
"""
# What is said last, by what the text says before. Published on the same day.
FROM_BEFORE = """
fr | Les agences ont signé aujourd'hui un accord. « [Aujourd'hui], elles ont leur réponse. » | 2026-03-12
en | The agencies have today signed a deal. “[Today] they have their answer.” | 2026-03-12
en | The agencies signed a deal today. “[Today] is a good day,” he said. | 2026-03-12
fr | L'accord fut signé le 3 mai 2019, et publié [le soir même]. | 2019-05-03
en | He left in May 2022. [By the following spring] he was back. | ../2023-06
"""
# The day of publication in lines that tell nothing else.
FURNITURE = """
fr | Rédigé par Anne Berger | 12/03/2026 | Vols habités
fr | COMMUNIQUÉ N° 31 – Paris, le 12 mars 2026
fr | Anne Berger · 12 mars 2026 · Lecture 4 min
fr | Économie | 12 mars 2026 à 10 h 30
fr | Rédigé par Anne Berger, le 12 mars 2026
fr | Toulouse, le 12 mars 2026
fr | Par Anne Berger — 12 mars 2026
fr | Le Spatial – 12/03/2026 – Page 4
fr | Propos recueillis par Anne Berger le 11 mars 2026
fr | Brèves / 12 mars 2026 / Ariane
en | Ann Hill | March 12, 2026 | Human spaceflight
en | PRESS RELEASE 31 – Paris, 12 March 2026
en | Ann Hill · 12 March 2026 · 4 min read
en | Space | March 12, 2026 at 10:30
en | Written by Ann Hill on March 12, 2026
en | Houston, March 12, 2026
en | By Ann Hill — March 12, 2026
en | Space Weekly – 12 March 2026 – Page 4
en | Reported by Ann Hill, 11 March 2026
en | News / March 12, 2026 / Rockets
"""
NO_FURNITURE = """
fr | Paris | L'accord du 12 mars 2026 a été signé à l'Élysée
fr | Anne Berger | La fusée est partie le 12 mars 2026 | Lanceurs
en | Houston | The rocket left on March 12, 2026 from the Cape
en | Ann Hill | A deal signed March 12, 2026 | Space
"""
# Classes of statements, each in both languages; a pilcrow parts paragraphs. Published on Thursday the 12th of March
# 2026.
CLASSES = {
    "that month, or year, wherever it was named": """
fr | Le ministre, qui avait cédé en janvier, parla. Il jura [ce mois-là] qu'il tiendrait. | 2026-01
fr | On lui reproche l'accord qu'il avait signé en octobre 2024. [Ce mois-là], il n'a vu personne. | 2024-10
fr | Elle vit le module qui partit en 1998. [Cette année-là], rien n'était sûr. | 1998
fr | Le contrat, que l'agence a rompu en mars 2022, reste au tiroir. [La même année], un autre fut signé. | 2022
fr | Il évoque la crise qui éclata à l'été 2018. [Cet été-là], un trou fut bouché au ruban. | 2018-06/2018-09
fr | Le rapport, qui date de mai 2023, dort. [Ce même mois], l'Assemblée l'avait voté. | 2023-05
fr | Le sommet est pour la semaine prochaine. L'accord qui naquit en avril 2019 fut tu [ce mois-là]. | 2019-04
fr | La sonde, dont le moteur a lâché en août 2023, n'est plus. [Le même mois], l'Inde se posait. | 2023-08
fr | Elle en parle dans une lettre qui remonte à 1975. [Cette même année], ils se serrèrent la main. | 1975
fr | C'est lui qui a signé en juin 2021. [Ce mois-là], il souriait. | 2021-06
en | The White House, which gave in in January, said little. He swore [that month] that he would not. | 2026-01
en | She recalled the deal that he signed in October 2024. [That month] he saw no one. | 2024-10
en | He keeps the badge that was sewn in 1998. [That year] nothing was certain. | 1998
en | The contract, which the agency broke in March 2022, is in a drawer. [That same year] another was signed. | 2022
en | He speaks of the row that broke out in the summer of 2018. [That summer] a hole was taped. | 2018-06/2018-09
en | The report, which came out in May 2023, is forgotten. [The same month] the House had passed it. | 2023-05
en | The talks are set for next week. A deal that was made in April 2019 was hidden [that month]. | 2019-04
en | The probe, whose engine failed in August 2023, is gone. [That same month] India landed. | 2023-08
en | She quotes a letter that was written in 1975. [That year] they shook hands. | 1975
en | It was he who signed in June 2021. [That month] he smiled. | 2021-06
""",
    "days counted from the day on which a quotation was said": """
en | Borisov spoke on Tuesday. “[Today], we announce a new yard,” he said. | 2026-03-10
fr | Le maire parlait mardi. « [Aujourd'hui], nous inaugurons un quai », a-t-il dit. | 2026-03-10
fr | Mercredi, Moscou a mis son veto. « [Aujourd'hui], nous avons perdu un traité », a dit l'ambassadrice. | 2026-03-11
fr | Mardi, la Chambre a voté. « Le vote d'[aujourd'hui] est une honte », a lancé un élu. | 2026-03-10
fr | Le conseil s'est réuni mercredi.¶« [Aujourd'hui], nous avons choisi », a-t-il dit. | 2026-03-11
fr | « Nous avons signé [aujourd'hui] », a dit le ministre mardi. | 2026-03-10
fr | « Le tir aura lieu [demain] », a assuré l'agence mardi. | 2026-03-11
fr | « Nous l'avons appris [hier] », a expliqué la directrice mercredi. | 2026-03-10
fr | Lundi, l'équipage est rentré. « [Hier] encore, nous étions là-haut », a dit le commandant. | 2026-03-08
fr | La réunion d'[hier] n'a rien donné. | 2026-03-11
fr | Le vote d'[aujourd'hui] change tout. | 2026-03-12
fr | Mercredi, l'essai a échoué. « [Demain], nous recommencerons », a promis la cheffe. | 2026-03-12
en | On Wednesday, Moscow cast its veto. “[Today] we lost a treaty,” the ambassador said. | 2026-03-11
en | On Tuesday, the House voted. “[Today]’s vote is a shame,” said a member. | 2026-03-10
en | The council met on Wednesday.¶“[Today] we have chosen,” he said. | 2026-03-11
en | “We signed [today],” the minister said on Tuesday. | 2026-03-10
en | “The launch will be [tomorrow],” the agency said on Tuesday. | 2026-03-11
en | “We heard about it [yesterday],” the director said on Wednesday. | 2026-03-10
en | The crew came home on Monday. “[Yesterday] we were up there,” said the commander. | 2026-03-08
en | [Yesterday]’s meeting came to nothing. | 2026-03-11
en | [Today]’s launch is the last of its kind. | 2026-03-12
en | On Wednesday, the test failed. “[Tomorrow] we will try again,” she promised. | 2026-03-12
""",
    "what a year has taught": """
fr | Le pays n'a pas appris de [1998], regrette-t-il. | 1998
fr | Quelles leçons de [2014] a-t-on retenues ? | 2014
fr | Tel est l'enseignement de [1961], dit-elle. | 1961
fr | Il garde un souvenir de [1957], flou et doux. | 1957
fr | On a oublié les leçons de [2008]. | 2008
en | What did the country learn [from 1998]? | 1998
en | The lessons of [2014] were lost. | 2014
en | He drew two lessons [from 1961]. | 1961
en | She has fond memories of [1957]. | 1957
en | The bank had learnt little [from 2008]. | 2008
fr | Ils n'ont rien appris de [2012]. | 2012
fr | L'Europe a tiré les leçons de [2022], dit-on. | 2022
fr | Il faudrait apprendre de [1986] et de ses morts. | 1986
fr | Reste le souvenir de [1975], que nul ne discute. | 1975
fr | L'enseignement de [2003] tient en une page. | 2003
en | They learned nothing [from 2012]. | 2012
en | Europe has learned its lessons [from 2022], he says. | 2022
en | We should be learning [from 1986], she said. | 1986
en | The lesson of [1975] is that nobody forgets. | 1975
en | The lessons of [2003] fill one page. | 2003
""",
    "the decade of the text, or this one": """
fr | On rêvait, dans les années 1960. [À la fin de la décennie], on y était. | 1960/1969
fr | La Chine vise la Lune [pour la fin de la décennie]. | ambiguous
fr | Le moteur sera prêt [vers le milieu de la décennie]. | 2030/2039
en | They dreamt, in the 1960s. [At the end of the decade], they were there. | 1960/1969
en | The engine will be ready [toward the middle of the decade]. | 2030/2039
en | The budget would end it [by the middle of the decade]. | ../2035
en | It hopes to fly [before the middle of the decade]. | ../2035
en | It was a golden age, the 1990s. [By the end of the decade] the money was gone. | ../1999
en | In the 1980s he taught. [By the middle of the decade] he ran the place. | ../1985
en | It will fly [in the middle of the decade]. | 2030/2039
en | He wrote it in the 1970s. [By the end of the decade], all was lost. | ../1979
en | They will build it [by mid-decade]. | ../2035
en | The agency plans to rebuild [before the end of the decade]. | ambiguous
fr | Le budget y mettrait fin [d'ici au milieu de la décennie]. | ../2035
fr | Elle espère voler [avant le milieu de la décennie]. | ../2035
fr | C'était l'âge d'or, dans les années 1990. [Avant la fin de la décennie], plus un sou. | ../1999
fr | Il enseigna dans les années 1980. [Avant le milieu de la décennie], il dirigeait tout. | ../1985
fr | Elle volera [au milieu de la décennie]. | 2030/2039
fr | Moscou veut un vaisseau [avant la fin de la décennie]. | ambiguous
fr | La station tiendra [jusqu'à la fin de la décennie]. | ambiguous
""",
    "the date opens a quotation, and who says it stands between": """
fr | «[En août], a lancé une élue, vous paierez.» | 2026-08
fr | «[En septembre], avait dit le patron, tout ira bien.» | 2026-09
en | “[In August],” said a member, “you will pay.” | 2026-08
en | “[In September],” she added, “all will be well.” | 2026-09
en | “[In October],” he insisted, “we were alone.” | 2025-10
en | “[In May],” the minister said, “we will sign.” | 2026-05
fr | «[À partir de juin], a soupiré le gérant, nous fermerons.» | 2026-06/..
fr | «[En mai], a promis la ministre, nous signerons.» | 2026-05
fr | «[En janvier], a-t-il dit, nous aurons deux fusées.» | 2027-01
fr | «[En novembre], a expliqué Mme Roy, nous volions encore.» | 2025-11
fr | «[À l'automne], ont assuré les deux hommes, nous reviendrons.» | 2026-09/2026-12
fr | «[Dès janvier], a prévenu l'élu, il faudra payer.» | 2027-01
fr | «[En février], a ajouté le commandant, nous rentrerons.» | 2027-02
fr | «[En décembre], avait promis le patron, vous volerez.» | 2026-12
en | “[In January],” he said, “we will have two rockets.” | 2027-01
en | “[In November],” she explained, “we were still flying.” | 2025-11
en | “[In February],” the commander added, “we will be home.” | 2027-02
en | “[In the autumn],” both men said, “we will return.” | 2026-09/2026-12
en | “[From January],” the chairman warned, “we will have to pay.” | 2027-01/..
en | “[In December],” the boss said, “you will fly.” | 2026-12
""",
    "before the end of something": """
fr | La Chambre votera [avant la fin octobre]. | ../2026-10
fr | La Chambre votera [avant la fin d'octobre]. | ../2026-10
fr | La Chambre votera [avant la fin du mois d'octobre]. | ../2026-10
fr | Elle rendra son avis [avant la fin de l'année]. | ../2026
fr | Elle rendra son avis [avant la fin du mois]. | ../2026-03
fr | Elle rendra son avis [avant fin 2027]. | ../2027
fr | Elle rendra son avis [avant la fin 2027]. | ../2027
fr | Le vaisseau doit voler [avant la mi-juin]. | ../2026-06
fr | Le vaisseau doit voler [avant l'été]. | ../2026-09
fr | Le vaisseau doit voler [avant la fin de l'été]. | ../2026-09
fr | Il faut payer [avant la fin de la semaine]. | ../2026-03-15
en | The House will vote [before the end of October]. | ../2026-10
en | The House will vote [before the end of the year]. | ../2026
en | The House will vote [before the end of the month]. | ../2026-03
en | It must fly [before the end of 2027]. | ../2027
en | It must fly [before mid-June]. | ../2026-06
en | It must fly [before late June]. | ../2026-06
en | It must fly [before the end of the summer]. | ../2026-09
en | They must pay [before the end of next year]. | ../2027
en | They must pay [before the end of the week]. | ../2026-03-15
en | They must pay [by the end of June]. | ../2026-06
""",
    "a day whose month another tells": """
en | “We launch on the 20th,” he said on March 10. “We will be back [on the 2nd].” | 2026-04-02
fr | Le tir a été fixé le 10 mars. L'équipage rentrera [le 2], à l'aube. | 2026-04-02
fr | Parti le 11 février, il s'est écrasé [le 19]. | 2026-02-19
fr | Le vote a eu lieu le 3 décembre 2024, et le veto [le 5]. | 2024-12-05
fr | Le cargo décolla le 28 février et arriva [le 2]. | 2026-03-02
fr | Elle a signé le 2 juin 2023 ; [le 7], tout était rompu. | 2023-06-07
fr | Le tir du 14 janvier fut remis, puis eut lieu [le 16], sans témoin. | 2026-01-16
fr | Le module partira le 4 mai et s'amarrera [le 6]. | 2026-05-06
fr | Il y eut une alerte le 8 août 2021. [Le 9], une autre. | 2021-08-09
fr | La sonde s'est posée le 21 mai 2025, mais s'est tue [le 22] à midi. | 2025-05-22
fr | Ils se virent le 30 avril 2019 puis [le 3], à Vienne. | 2019-05-03
fr | Le rapport du 5 mars parle d'une fuite vue [le 1er] par un gardien. | 2026-03-01
en | It launched on February 11 and crashed [on the 19th]. | 2026-02-19
en | The vote was on December 3, 2024, the veto [on the 5th]. | 2024-12-05
en | The freighter left on February 28 and arrived [on the 2nd]. | 2026-03-02
en | She signed on 2 June 2023; [on the 7th], all was over. | 2023-06-07
en | It will leave on May 4 and dock [on the 6th]. | 2026-05-06
en | There was an alarm on August 8, 2021. [On the 9th], another. | 2021-08-09
en | It landed on May 21, 2025 but fell silent [on the 22nd] at noon. | 2025-05-22
en | They met on 30 April 2019 and [on the 3rd], in Vienna. | 2019-05-03
""",
    "who asked or decided on the date before it": """
fr | [En février], Paris a proposé à Rome de partager. | 2026-02
fr | [En avril], le conseil a refusé de signer. | 2025-04
fr | [En janvier], la Nasa a demandé à ses équipes de ne plus voyager. | 2026-01
fr | [En juin], l'agence a promis de payer. | 2025-06
fr | [En octobre], elle a décidé de partir. | 2025-10
fr | [Mardi], l'élu a exigé de voir le contrat. | 2026-03-10
fr | [En août], il a proposé à Moscou de vendre. | 2025-08
fr | [En mai], la Chambre a choisi d'attendre. | 2025-05
fr | [À l'automne], on avait convenu de se revoir. | 2025-09/2025-12
fr | [Lundi], le juge a ordonné de tout rendre. | 2026-03-09
en | [In January], NASA told its teams to hold no meetings. | 2026-01
en | [In June], the agency promised to pay. | 2025-06
en | [In October], it decided to leave. | 2025-10
en | [On Tuesday], the chairman asked to see the contract. | 2026-03-10
en | [In August], he offered Moscow to sell. | 2025-08
en | [In May], the House agreed to wait. | 2025-05
en | [In the fall], they pledged to meet again. | 2025-09/2025-12
en | [On Monday], the judge ordered the firm to pay. | 2026-03-09
en | [In April], the board voted to stop. | 2025-04
en | [In July], the senator urged the White House to act. | 2025-07
""",
    "one of a month's weekdays": """
fr | L'usine fermera [le dernier vendredi de mai]. | 2026-05-29
fr | Il est né [le premier dimanche d'avril 1961]. | 1961-04-02
en | The plant will close [on the last Friday of May]. | 2026-05-29
en | He was born [on the first Sunday of April 1961]. | 1961-04-02
en | They met [on the last Wednesday of February]. | 2026-02-25
en | It is [the first Monday of March] and he is home. | 2026-03-02
en | It will fly [on the second Tuesday in May]. | 2026-05-12
en | It flew [on the third Friday of June 2024]. | 2024-06-21
en | The vote will be [on the first Tuesday of next month]. | 2026-04-07
en | He died [on the last Sunday of last month]. | 2026-02-22
en | They left [on the fourth Thursday of November]. | 2025-11-27
en | It came down [on the last Saturday of August 2011]. | 2011-08-27
fr | Ils se sont vus [le dernier mercredi de février]. | 2026-02-25
fr | C'est [le premier lundi de mars] et il est rentré. | 2026-03-02
fr | Elle volera [le deuxième mardi de mai]. | 2026-05-12
fr | Elle a volé [le troisième vendredi de juin 2024]. | 2024-06-21
fr | On votera [le premier mardi du mois prochain]. | 2026-04-07
fr | Il est mort [le dernier dimanche du mois dernier]. | 2026-02-22
fr | Ils partirent [le quatrième jeudi de novembre]. | 2025-11-27
fr | Elle retomba [le dernier samedi d'août 2011]. | 2011-08-27
""",
    "the day before, of what is told": """
en | On March 3 he was in Houston; [the day before] he had been in Moscow. | 2026-03-02
fr | Nous sommes mercredi, à l'aube.¶Il a quitté Omsk le 1er mars.¶On rit.¶[La veille], il neigeait. | 2026-03-10
fr | On est mardi et tout est gelé. «Le 2 mars, il pleuvait», dit Anna. [La veille] encore, il pleuvait. | 2026-03-09
fr | C'est lundi. On attend.¶«Il a signé le 5 février», dit Paul.¶[Le lendemain], on attend encore. | 2026-03-10
fr | Mardi, elle a parlé. «J'ai écrit le 3 mars», dit-elle. [Le lendemain], elle s'est tue. | 2026-03-11
en | It is Wednesday, at dawn.¶It left Omsk on March 1.¶They laugh.¶[The day before], it snowed. | 2026-03-10
en | It was Tuesday and all was ice. “It rained on March 2,” said Ann. [The day before], it had rained too. | 2026-03-09
en | On Tuesday she spoke. “I wrote on March 3,” she said. [The next day], she kept silent. | 2026-03-11
en | It is the first Monday of March.¶Buses came on 25 February.¶All wait.¶[The day before], it rained. | 2026-03-01
en | It was Tuesday.¶The treaty was signed on March 5, 2019.¶He read it.¶[The day before], he had wept. | 2026-03-09
en | It was Tuesday. “She told me on March 3,” he said. [The next day], nobody came. | 2026-03-11
en | It was a Tuesday, and he spoke.¶On March 5, they left. [The next day], nobody came. | 2026-03-06
fr | Il était 9 heures, hier, et il pleuvait.¶Le 26 février, il neigeait.¶On sort.¶[La veille], rien. | 2026-03-10
fr | C'était mardi.¶Le traité du 5 mars 2019 fut lu.¶On se tut.¶[La veille], il avait pleuré. | 2026-03-09
fr | C'était mardi. «Elle me l'a dit le 3 mars», dit-il. [Le lendemain], personne. | 2026-03-11
fr | Nous sommes mardi, et il parle.¶Le 5 mars, ils sont partis. [Le lendemain], personne. | 2026-03-06
""",
    "what is asked for within some days": """
fr | Le sénateur a exigé des comptes [sous huit jours]. | ../2026-03-20
fr | L'agence s'est engagée à répondre [sous un mois]. | ../2026-04
fr | La cour a imposé un plan [sous quinze jours]. | ../2026-03-27
fr | L'Assemblée a demandé un bilan [d'ici deux ans]. | ../2028
en | The senator demanded the accounts [within eight days]. | ../2026-03-20
en | The agency promised to answer [within a month]. | ../2026-04
en | The court required a plan [within fifteen days]. | ../2026-03-27
en | Parliament called for a review [within two years]. | ../2028
fr | Le Congrès a réclamé un rapport [sous soixante jours]. | ../2026-05-11
fr | Il a exigé une réponse [sous dix jours]. | ../2026-03-22
fr | Le juge a ordonné un audit [sous 30 jours]. | ../2026-04-11
fr | La commission a demandé les plans [d'ici trois mois]. | ../2026-06
fr | Le rapport devra être remis [sous soixante jours]. | ../2026-05-11
en | Congress requested a report [within sixty days]. | ../2026-05-11
en | He demanded an answer [within ten days]. | ../2026-03-22
en | The judge ordered an audit [within 30 days]. | ../2026-04-11
en | The committee asked for the plans [within three months]. | ../2026-06
en | The report must be filed [within sixty days]. | ../2026-05-11
""",
    "holidays, and days in words": """
en | The crew must be home [before the Fourth of July]. | ../2026-07-04
en | They landed [on the Fourth of July, 1997]. | 1997-07-04
en | It flew [on July Fourth]. | 2025-07-04
en | It will fly [on the first of May]. | 2026-05-01
en | It flew [on the twenty-first of June 2004]. | 2004-06-21
en | They kissed [on Valentine’s Day]. | 2026-02-14
en | It broke down [on Christmas Eve]. | 2025-12-24
en | It broke down [the day after Christmas]. | 2025-12-26
en | The office will shut [on Boxing Day]. | 2026-12-26
en | It will be home [by Thanksgiving]. | ../2026-11-26
en | They paraded [on May Day, 2019]. | 2019-05-01
en | They will vote [on Columbus Day]. | 2026-10-12
fr | Nous rentrerons [avant le 14-Juillet]. | ../2026-07-14
fr | Ils ont défilé [le 11-Novembre]. | 2025-11-11
fr | Elle volera [le premier mai]. | 2026-05-01
fr | Elle a volé [le quatorze juillet 1998]. | 1998-07-14
fr | Ils trinquèrent [à la Saint-Sylvestre]. | 2025-12-31
fr | Elle est tombée en panne [la veille de Noël]. | 2025-12-24
fr | Elle est tombée en panne [le lendemain de Noël]. | 2025-12-26
fr | Ils rentreront [pour la Toussaint]. | 2026-11-01
fr | Ils rentreront [avant le Nouvel An]. | ../2027-01-01
fr | Ils se sont mariés [à la Saint-Valentin]. | 2026-02-14
""",
    "what was moved from a date, and to it": """
fr | L'audience [du 25 mars] a été décalée d'une semaine. | 2026-03-25
fr | Le départ du 18 mars a glissé [au 21]. | 2026-03-21
fr | Le sommet du 28 mars est repoussé [au 4], à Genève. | 2026-04-04
fr | [Mardi], le vote a été ajourné. | 2026-03-10
en | The [March 25] hearing was rescheduled. | 2026-03-25
en | The March 18 flight was moved to [the 21st]. | 2026-03-21
en | The March 28 talks were shifted to [the 4th], in Geneva. | 2026-04-04
en | [On Tuesday], the vote was postponed. | 2026-03-10
fr | Le tir du 20 mars a été repoussé [au 27]. | 2026-03-27
fr | Le vote du 30 mars est reporté [au 2], faute de temps. | 2026-04-02
en | The March 20 launch was pushed to [the 27th]. | 2026-03-27
fr | Le tir [du 20 mars] a été repoussé faute de vent. | 2026-03-20
fr | La réunion [du 2 avril] est reportée sine die. | 2026-04-02
fr | [Le 20 février], le tir a été repoussé. | 2026-02-20
en | The [March 20] launch was pushed back. | 2026-03-20
en | The [April 2] hearing has been postponed. | 2026-04-02
en | [On February 20], the launch was postponed. | 2026-02-20
""",
}
# What is no statement: keeping watch, lengths of time, numbers, these times, other calendars, datelines.
NO_STATEMENTS = """
fr | Chacun veille à ce que rien ne tombe. Il l'a dit.
fr | L'agence veille sur ses satellites.
fr | Elle veille au grain.
fr | Le satellite reste en veille.
fr | La veille technologique coûte cher.
fr | Une cellule de veille suit les débris.
fr | Qui veille sur la station ?
fr | Il veille à la bonne marche du tir.
fr | La veille sanitaire a été levée.
fr | Personne ne veille plus.
fr | Il vit au numéro 19, et le 12 est vide.
fr | Le 19, rue Haute, est fermé.
fr | Le 20 heures de la chaîne n'en dit rien.
fr | Il fut le premier à sortir, le second à rentrer.
fr | Ils fêtent le Nouvel An chinois.
fr | Ils ont fêté Noël orthodoxe.
fr | Le monde d'aujourd'hui est compliqué.
en | He has spent 355 days on the station.
en | She spent ten weeks on board.
en | They lived two years on Mir.
en | He has worked thirty years on engines.
en | She was three days on a train.
en | It takes six months on orbit.
en | They were two weeks on the ice.
en | He put in forty years on the shop floor.
en | It lasted 11 days on Mars.
en | They spent four nights on 12 hours of air, six days on rations.
en | They work on the 19th floor.
en | Today’s students want more.
en | A treaty from 1967 binds them.
en | They marked the Lunar New Year's Day.
en | On a March day she left.
en | MOSCOW. March 12 (Interfax) - Russia said nothing.
en | MOSCOW/WASHINGTON, March 12 (Reuters) - Russia said nothing.
en | BAIKONUR, Kazakhstan, March 12 (AFP) - Russia said nothing.
en | Moscow. March 12 (Interfax) - Russia said nothing.
en | CAPE CANAVERAL, Fla., March 12 (AP) -- Russia said nothing.
en | WASHINGTON, March 12 -- Russia said nothing.
en | VIENNA (Austria), March 12 (dpa) - Russia said nothing.
en | MOSCOW. March 12. /TASS/. Russia said nothing.
en | MOSCOW, March 12. /TASS/. Russia said nothing.
en | NEW YORK. Mar. 12 (Reuters) — Russia said nothing.
fr | MOSCOU. 12 mars (Interfax) - La Russie se tait.
fr | MOSCOU/WASHINGTON, 12 mars (Reuters) - La Russie se tait.
fr | BAÏKONOUR (Kazakhstan), 12 mars (AFP) - La Russie se tait.
fr | Moscou. 12 mars (Interfax) - La Russie se tait.
fr | LE CAP-CANAVERAL, 12 mars 2026 (AFP) - La Russie se tait.
fr | Paris, 12 mars 2026 (AFP) – La Russie se tait.
fr | MOSCOU, le 12 mars. /TASS/. La Russie se tait.
fr | VIENNE (Autriche), 12 mars (APA) -- La Russie se tait.
fr | Il habite au 12, rue Haute.
fr | Le premier vendredi du mois, ils dînent.
fr | Il lui écrit chaque année pour le Nouvel An.
en | The council meets on the first Monday of the month.
en | On the third day they slept.
"""
_FINEST = {"day": 1, "month": 28, "season": 89, "year": 365, "decade": 3652, "span": 1}


@settings(max_examples=400, deadline=None)
@given(_TEXTS, _PUBLISHED, st.sampled_from(["fr", "en", "de", None]))
def test_any_text_gives_sound_reports(text: str, published: str | None, lang: str | None) -> None:
    article = test_happenings.article(text, published, lang)
    reports = happenings(article, ())
    assert reports == happenings(article, ())
    at = 0
    for report in reports:
        assert at <= report.start < report.end <= len(text)
        assert report.sentence[0] <= report.start
        assert report.end <= report.sentence[1]
        at = report.end
        _is_sound(report)


def _is_sound(report: Report) -> None:
    assert (report.date is None) == (report.unresolved is not None) == (report.rule is None)
    if report.date is None:
        assert report.unresolved in UNRESOLVED
        return
    assert report.rule in RULES
    assert parse_date(report.date.text) == report.date
    assert _is_no_finer(report.date, report.precision)


def _is_no_finer(date: Date, precision: str) -> bool:
    if precision == "since":
        return date.end is None
    if precision == "by":
        return date.start is None
    assert date.start
    assert date.end
    return (date.last_day - date.first_day).days + 1 >= _FINEST[precision]


@pytest.mark.parametrize(
    ("before", "after", "lang", "told"),
    [
        ("Le Kremlin a annoncé ", " la prolongation", "fr", "past"),
        ("un premier vol aura lieu ", ", sans plus", "fr", "future"),
        ("Le vol a été reporté à ", " en raison du vent", "fr", "future"),
        ("L’ingénieur aurait reconnu, ", ", que", "fr", "past"),
        ("deux vols seraient organisés ", ".", "fr", "future"),
        ("", ", la Russie envahissait", "fr", "past"),
        ("Le thé est chaud ", "", "fr", None),
        ("He told the board ", " that it would not return", "en", "past"),
        ("It will lift off ", " as scheduled", "en", "future"),
        ("The launch was delayed until ", ".", "en", "future"),
        ("It had been scheduled for ", "", "en", "past"),
        ("", ", the crew returned", "en", "past"),
        ("La sonde devait décoller ", "", "fr", None),
        ("It was due ", "", "en", None),
        ("La réunion s'est tenue ", "", "fr", "past"),
        ("The red bed ", "", "en", None),
        ("Une délégation est attendue à Moscou ", ".", "fr", "future"),
        ("Elle écrit ses Mémoires, qui paraîtront ", ".", "fr", "future"),
        ("« Nous volerons », a-t-il promis ", ".", "fr", "past"),
        ("Le tir devait initialement avoir lieu ", ".", "fr", None),
        ("« Nous volerons », dixit Paul, ", ".", "fr", None),
    ],
)
def test_the_tense_is_that_of_the_verb_beside(before: str, after: str, lang: str, told: str | None) -> None:
    assert tense(before, after, lang) == told


@pytest.mark.parametrize(
    ("unit", "count", "start", "distant"),
    [
        ("day", -2, "1995-03-16", "1995-03-14"),
        ("week", -2, "2025-07-17", "2025-06-30/2025-07-06"),
        ("month", 4, "1997-02", "1997-06"),
        ("month", -3, "2022-01-15", "2021-10"),
        ("year", 10, "1972-05", "1982"),
        ("day", 2, "1997-02", None),
        ("month", 2, "1997", None),
    ],
)
def test_a_distance_is_as_precise_as_its_unit(unit: str, count: int, start: str, distant: str | None) -> None:
    date = parse_date(start).start
    assert date
    found = periods.distant(unit, count, periods.one(date.year, date.month, date.day))  # type: ignore[arg-type]
    assert (found.date.text if found else None) == distant


def test_figures_keep_their_thousands() -> None:
    text = "2,024 mots, 2 000 km, l’an 2024, March 3, 2001"
    assert [token.words for token in tokens(text, 0, len(text))] == [
        *("2,024", "mots", ",", "2 000", "km", ",", "l'", "an", "2024", ",", "March", "3", ",", "2001"),
    ]


def _rows(table: str, parts: int) -> list[tuple[str, ...]]:
    return [tuple(line.split(" | ", parts - 1)) for line in table.strip().splitlines()]


@pytest.mark.parametrize(
    ("lang", "sentence", "date", "precision"),
    [
        (lang, *row)
        for lang, table in (("fr", FRENCH_TENSES), ("en", ENGLISH_TENSES))
        for row in test_happenings.rows(table)
    ],
)
def test_the_verb_tells_what_is_past_and_what_is_to_come(lang: str, sentence: str, date: str, precision: str) -> None:
    assert test_happenings.told(sentence, "2026-03-12", lang)[:2] == (date, precision)


@pytest.mark.parametrize(("lang", "text", "date"), test_happenings.rows(FROM_BEFORE))
def test_words_are_read_by_what_was_said_before(lang: str, text: str, date: str) -> None:
    assert test_happenings.told(text, "2026-03-12", lang)[0] == date


@pytest.mark.parametrize(("lang", "line"), _rows(FURNITURE, 2))
def test_a_line_that_says_when_the_article_came_out_tells_nothing(lang: str, line: str) -> None:
    assert happenings(test_happenings.article(line, "2026-03-12", lang), ()) == ()


@pytest.mark.parametrize(("lang", "line"), _rows(NO_FURNITURE, 2))
def test_a_line_that_tells_more_dates_it(lang: str, line: str) -> None:
    assert len(happenings(test_happenings.article(line, "2026-03-12", lang), ())) == 1


@pytest.mark.parametrize(
    ("lang", "text", "date"), [pytest.param(*row) for table in CLASSES.values() for row in test_happenings.rows(table)]
)
def test_classes_of_statements_give_their_date(lang: str, text: str, date: str) -> None:
    begin, end = text.index("["), text.index("]") - 1
    reports = happenings(_paragraphs(text.replace("[", "").replace("]", ""), lang), ())
    there = [report for report in reports if report.start < end and begin < report.end]
    assert [report.date.text if report.date else report.unresolved for report in there] == [date]


@pytest.mark.parametrize(("lang", "text"), _rows(NO_STATEMENTS, 2))
def test_what_says_no_date_is_no_statement(lang: str, text: str) -> None:
    assert happenings(_paragraphs(text, lang), ()) == ()


def _paragraphs(text: str, lang: str) -> Article:
    blocks = []
    at = 0
    for place, part in enumerate(text.split("¶"), 1):
        blocks.append(Block("paragraph", at, at + len(part), place))
        at += len(part) + 1
    return replace(test_happenings.article(text.replace("¶", "\n"), "2026-03-12", lang), blocks=tuple(blocks))
