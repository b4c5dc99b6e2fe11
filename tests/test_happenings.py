"""Dated statements of the press, in French and in English, and the dates that they give."""

import json

import pytest

import evidence
import happened
from dossier.article import Article, Block, Found
from dossier.dates import parse_date
from dossier.happenings import happenings
from dossier.link import Mention
from dossier.report import Report

FLOORS = json.loads(happened.FLOORS.read_text(encoding="utf-8"))

# A sentence with the words that give a date in brackets; the date, or why there is none; how exactly they give it.
# Published on Thursday the 12th of March 2026.
FRENCH = """
L'équipage est rentré [dimanche dernier] après six mois. | 2026-03-08 | day
L'équipage est rentré [mardi]. | 2026-03-10 | day
Le vaisseau doit partir [mardi]. | 2026-03-17 | day
La Nasa publiera son rapport [mardi prochain]. | 2026-03-17 | day
Le Kremlin a démenti [jeudi]. | 2026-03-12 | day
Le ministre l'a confirmé [mercredi soir] à la télévision. | 2026-03-11 | day
Le vol a été reporté [à vendredi] en raison du vent. | 2026-03-13 | day
L'accord a été signé [hier] à Moscou. | 2026-03-11 | day
Ils s'étaient rencontrés [avant-hier]. | 2026-03-10 | day
Le module sera livré [après-demain]. | 2026-03-14 | day
L'exposition ouvrira [demain, vendredi 13 mars]. | 2026-03-13 | day
Le Cnes a annoncé [ce matin] son départ. | 2026-03-12 | day
[Aujourd'hui], la Nasa a annoncé un retard. | 2026-03-12 | day
Le tir est prévu [le 3 avril]. | 2026-04-03 | day
Le tir a été reporté [au 12 mai]. | 2026-05-12 | day
La fusée avait explosé [le 24 février]. | 2026-02-24 | day
Il a pris ses fonctions [le 1er décembre]. | 2025-12-01 | day
La Russie envahit l'Ukraine [le 24 février 2022]. | 2022-02-24 | day
[Le mercredi 4 mars], l'agence a signé. | 2026-03-04 | day
La réunion [du 5 mars] a été houleuse. | 2026-03-05 | day
Elle est partie [le 3 mars dernier]. | 2026-03-03 | day
Elle partira [le 9 avril prochain]. | 2026-04-09 | day
Le vol a décollé [le 05/10/2022] à l'aube. | 2022-10-05 | day
Il rentrera [lundi 16]. | 2026-03-16 | day
Le décollage a eu lieu [il y a dix jours]. | 2026-03-02 | day
L'avis sera rendu [dans trois jours]. | 2026-03-15 | day
Il a fêté [le jour de Noël] en orbite. | 2025-12-25 | day
Les deux agences se sont parlé [la semaine dernière]. | 2026-03-02/2026-03-08 | span
Un point est attendu [la semaine prochaine]. | 2026-03-16/2026-03-22 | span
La commission siège [cette semaine] à Houston. | 2026-03-09/2026-03-15 | span
Le contrat expire [dans deux semaines]. | 2026-03-23/2026-03-29 | span
On le savait [il y a trois semaines]. | 2026-02-16/2026-02-22 | span
Le salon se tiendra [ce week-end] à Toulouse. | 2026-03-14/2026-03-15 | span
Ils ont répété [ce week-end] à Toulouse. | 2026-03-07/2026-03-08 | span
[La semaine du 20 avril], il sera à Baïkonour. | 2026-04-20/2026-04-26 | span
[Du 3 au 5 mai], Paris accueillera le sommet. | 2026-05-03/2026-05-05 | span
Le sommet s'est tenu [du 28 février au 2 mars]. | 2026-02-28/2026-03-02 | span
[Entre le 28 février et le 3 mars], trois alertes ont sonné. | 2026-02-28/2026-03-03 | span
[Du lundi 9 au vendredi 13 mars], l'équipage s'entraînera. | 2026-03-09/2026-03-13 | span
[Les 3 et 4 avril], deux sorties auront lieu. | 2026-04-03/2026-04-04 | span
[Les 14, 15 et 16 avril], trois sorties auront lieu. | 2026-04-14/2026-04-16 | span
La station a été évacuée dans la [nuit de mardi à mercredi]. | 2026-03-10/2026-03-11 | span
[Entre mars et mai 2021], trois vols ont eu lieu. | 2021-03/2021-05 | span
[De novembre 2020 à mars 2021], il a vécu à bord. | 2020-11/2021-03 | span
[De 1998 à 2011], la navette a desservi la station. | 1998/2011 | span
[Entre 2011 et 2020], il fallait un Soyouz. | 2011/2020 | span
Youri Gagarine [(1934-1968)] y vécut. | 1934/1968 | span
Le tir interviendra [au troisième trimestre 2026]. | 2026-07/2026-09 | span
Il a chuté [au quatrième trimestre de l'année dernière]. | 2025-10/2025-12 | span
L'annonce est tombée [le mois dernier]. | 2026-02 | month
La relève aura lieu [le mois prochain]. | 2026-04 | month
Il sera remplacé [en novembre]. | 2026-11 | month
Il a été remplacé [en novembre]. | 2025-11 | month
Elle avait volé [en octobre 2022]. | 2022-10 | month
La sonde, lancée [en décembre dernier], dérive. | 2025-12 | month
La sonde arrivera [en juillet prochain]. | 2026-07 | month
[Début janvier], la Nasa confirmait la fuite. | 2026-01 | month
Le vaisseau reviendra [fin mars]. | 2026-03 | month
Le rapport sera rendu [à la mi-avril]. | 2026-04 | month
Elle rentrera [à la fin du mois de mai]. | 2026-05 | month
[Au mois d'août], la fusée avait explosé. | 2025-08 | month
Tout allait bien [il y a deux mois]. | 2026-01 | month
Le vote aura lieu [à la fin du mois]. | 2026-03 | month
L'actrice a tourné [à l'été 2024]. | 2024-06/2024-09 | season
C'était [au printemps]. | 2025-03/2025-06 | season
Ils ont rompu [au printemps dernier]. | 2025-03/2025-06 | season
Ils voleront [l'été prochain]. | 2026-06/2026-09 | season
Le musée rouvrira [cet automne]. | 2026-09/2026-12 | season
[L'hiver 2022-2023] fut rude à bord. | 2022-12/2023-03 | season
Il y retournera [à l'automne]. | 2026-09/2026-12 | season
Il a été formé [à l'automne 1988]. | 1988-09/1988-12 | season
Il est né [en 1957] à Kalouga. | 1957 | year
Il est né à Kalouga [(1957)]. | 1957 | year
[Fin 2025], Roscosmos annonçait un retard. | 2025 | year
Le module volera [début 2027]. | 2027 | year
Un essai aura lieu [à la fin de 2027]. | 2027 | year
[Courant 2027], un nouveau tir est prévu. | 2027 | year
La désorbitation est prévue [pour 2030]. | 2030 | year
La Russie aura sa station [à l'horizon 2035]. | 2035 | year
Il ira à Baïkonour [l'an prochain]. | 2027 | year
Le budget a baissé [l'année dernière]. | 2025 | year
Le budget baissera [cette année]. | 2026 | year
Elle l'avait dit [en début d'année]. | 2026 | year
[Il y a trois ans], tout allait bien. | 2023 | year
L'accord fut signé [il y a tout juste un an]. | 2025 | year
[Dans dix ans], il n'y aura plus de station. | 2036 | year
[Dès 1992], les deux pays coopèrent. | 1992 | year
[Dans les années 1990], nul n'y songeait. | 1990/1999 | decade
La dernière crue [remonte à 2005]. | 2005 | year
Le budget a baissé [en 2022-23]. | 2022/2023 | span
[Au cours du mois de mai], ils voleront. | 2026-05 | month
Elle fuit [depuis au moins 2019]. | 2019/.. | since
[Fin de l'année 2027], il partira. | 2027 | year
[À la fin de l'été], il partira. | 2026-06/2026-09 | season
Il fut célèbre [dans les années soixante]. | 1960/1969 | decade
C'était [à la fin des années 80]. | 1980/1989 | decade
[Dans les années quatre-vingt-dix], il enseignait. | 1990/1999 | decade
Il vit à Houston [depuis l'an dernier]. | 2025/.. | since
Le sas est fermé [depuis lundi]. | 2026-03-09/.. | since
L'équipage change de siège [depuis juillet 2022]. | 2022-07/.. | since
Elle est habitée [depuis le 2 novembre 2000]. | 2000-11-02/.. | since
Il y travaille [depuis les années 2000]. | 2000/.. | since
La loi entrera en vigueur [à partir du 1er janvier 2027]. | 2027-01-01/.. | since
Elle suivra, [au plus tôt le 29 mars]. | 2026-03-29/.. | since
La décision n'interviendra [pas avant 2028]. | 2028/.. | since
Les stocks suffisent [au-delà de 2029]. | 2029/.. | since
Ils se sépareront [dès 2028]. | 2028 | year
[D'ici à 2030], la station sera abandonnée. | ../2030 | by
Un prototype tournera [d'ici la fin de l'année]. | ../2026 | by
Elle tombera [d'ici cinq ans]. | ../2031 | by
La Russie reste à bord [jusqu'en 2028]. | ../2028 | by
L'écoutille restera fermée [jusqu'au 30 septembre]. | ../2026-09-30 | by
Il doit rendre son avis [avant l'été]. | ../2026-09 | by
Le résultat sera connu [avant Noël]. | ../2026-12 | by
Ils rentreront [au plus tard fin mai]. | ../2026-05 | by
Le vol durera [jusqu'au printemps 2027]. | ../2027-06 | by
La station volera [jusqu'à la fin de la décennie]. | ambiguous | by
L'audition est fixée [à mercredi prochain, 18 mars]. | 2026-03-18 | day
[Deux jours plus tard, samedi 7 mars], la fusée est partie. | 2026-03-07 | day
[Le 14 mars 2019, quatre jours après] le tir, la capsule brûlait. | 2019-03-14 | day
[Le week-end des 7 et 8 mars], l'équipage s'est reposé. | 2026-03-07/2026-03-08 | span
L'accord fut signé [le 15 du mois dernier]. | 2026-02-15 | day
[Au lendemain du 24 février 2022], tout a changé. | 2022-02-25 | day
Le tir devait initialement avoir lieu [le 16 mai]. | 2026-05-16 | day
Le tir, initialement prévu [le 3 mars], aura lieu plus tard. | 2026-03-03 | day
Une délégation est attendue à Moscou [du 23 au 27 avril]. | 2026-04-23/2026-04-27 | span
Elle écrit ses Mémoires, qui paraîtront [à l'automne]. | 2026-09/2026-12 | season
Le contrat expire [en décembre]. | 2026-12 | month
On saura [mardi] si le tir est maintenu. | 2026-03-17 | day
« Nous volerons ensemble », a-t-il promis [mardi 10 mars]. | 2026-03-10 | day
La désorbitation est repoussée de [2028] à 2030. | 2028 | year
La désorbitation est repoussée de 2028 à [2030]. | 2030 | year
La Nasa visait 2025 ; ce sera [2030]. | 2030 | year
[En janvier] et février derniers, trois tirs ont été annulés. | 2026-01 | month
Il vola [en mai] et juin 2014. | 2014-05 | month
Il y passa [la moitié de 1996]. | 1996 | year
Il est mort [le 5 sept. 2019]. | 2019-09-05 | day
"""
ENGLISH = """
The crew landed [Tuesday night]. | 2026-03-10 | day
NASA will decide [on Friday]. | 2026-03-13 | day
Roscosmos said [on Thursday] that all was well. | 2026-03-12 | day
The next attempt is set [for early Saturday]. | 2026-03-14 | day
The committee meets again [next Tuesday]. | 2026-03-17 | day
They spoke [last Wednesday]. | 2026-03-11 | day
The exhibit closes [on Sunday]. | 2026-03-15 | day
The launch, which had been scheduled [for Monday], was scrubbed. | 2026-03-09 | day
The test failed [yesterday]. | 2026-03-11 | day
[Yesterday]'s test failed. | 2026-03-11 | day
A transcript will be released [tomorrow]. | 2026-03-13 | day
She told a host [last night] that she was fine. | 2026-03-11 | day
He left [the day before yesterday]. | 2026-03-10 | day
The hearing is set for [April 21]. | 2026-04-21 | day
He will lecture in Ohio [on Sept. 10]. | 2026-09-10 | day
The capsule splashed down [on Jan. 14]. | 2026-01-14 | day
The book is published [on 2 May]. | 2026-05-02 | day
The board approved it [on Monday, March 9]. | 2026-03-09 | day
The first crew arrived [on May 31, 2020]. | 2020-05-31 | day
They docked [on 17 July 1975] over the Elbe. | 1975-07-17 | day
It was signed [on the 3rd of April 2019]. | 2019-04-03 | day
It was signed on [2022-10-05]. | 2022-10-05 | day
It was signed [on 25/12/2021]. | 2021-12-25 | day
It was signed [on 05/10/2022]. | ambiguous | day
We will show them again [in eight days]. | 2026-03-20 | day
They signed [ten days ago]. | 2026-03-02 | day
[Fifty years ago today], it flew for the first time. | 1976-03-12 | day
They rode to orbit [on Thanksgiving Day]. | 2025-11-27 | day
The ride failed [on Labor Day]. | 2025-09-01 | day
A report issued [last week] was less relaxed. | 2026-03-02/2026-03-08 | span
He will fly to Houston [next week] for talks. | 2026-03-16/2026-03-22 | span
They arrived [two weeks ago]. | 2026-02-23/2026-03-01 | span
It happened [over the weekend]. | 2026-03-07/2026-03-08 | span
[The week of May 4] will be busy. | 2026-05-04/2026-05-10 | span
Talks were held [from March 3 to March 5]. | 2026-03-03/2026-03-05 | span
Talks were held [March 3-5, 2021], in Geneva. | 2021-03-03/2021-03-05 | span
[From March 3 to April 5, 2022], nobody flew. | 2022-03-03/2022-04-05 | span
The talks, to be held [March 20-21] in Geneva, matter. | 2026-03-20/2026-03-21 | span
She lived in orbit [from March 2015 to March 2016]. | 2015-03/2016-03 | span
[Between 1995 and 1998] seven Americans lived on Mir. | 1995/1998 | span
[From 1998 through 2011] the shuttle served it. | 1998/2011 | span
Sales fell [in the fourth quarter of 2025]. | 2025-10/2025-12 | span
It will be ready [in the first half of this year]. | 2026-01/2026-06 | span
Congress got the request [last month]. | 2026-02 | month
Anna Kikina was the first, [last October]. | 2025-10 | month
Her book appeared [in January]. | 2026-01 | month
[In March], they will leave. | 2026-03 | month
Work could begin [in June]. | 2026-06 | month
The reunion is planned [in July next year]. | 2027-07 | month
It broke down [in October of last year]. | 2025-10 | month
The landing is planned for [July 2026]. | 2026-07 | month
The fire broke out [in February 1997]. | 1997-02 | month
The capsule will come back [toward the end of March]. | 2026-03 | month
Launch is expected [in mid-April]. | 2026-04 | month
It slipped [earlier this month]. | 2026-03 | month
She retired [this past January]. | 2026-01 | month
It leaked [two months ago]. | 2026-01 | month
NASA hired her [in the spring of 1973]. | 1973-03/1973-06 | season
The museum is to reopen [in the fall]. | 2026-09/2026-12 | season
He will meet him [this summer] in Baikonur. | 2026-06/2026-09 | season
He told us so [last summer]. | 2025-06/2025-09 | season
[Next summer] they hope to meet again. | 2027-06/2027-09 | season
It froze [in winter 2022-23]. | 2022-12/2023-03 | season
[The summer of '98] was the turning point. | 1998-06/1998-09 | season
They did not do it [in 1997]. | 1997 | year
Budgets will shrink [next year]. | 2027 | year
None came [this year]. | 2026 | year
It will fly [later this year]. | 2026 | year
[Early next year] it will fly. | 2027 | year
NASA plans to deorbit it [in early 2031]. | 2031 | year
He joined [in '98] as a cook. | 1998 | year
NASA says [2030]. | 2030 | year
[Three years ago] nobody knew. | 2023 | year
[Three years after] the invasion, the agencies still cooperate. | 2023 | year
[In two years] he will be 60. | 2028 | year
He led it for [much of 2025]. | 2025 | year
It happened [earlier in the week]. | 2026-03-09/2026-03-15 | span
They met [as recently as 2021]. | 2021 | year
The plan keeps it flying [to 2032]. | ../2032 | by
Spending fell [in 2022-23]. | 2022/2023 | span
They drew up the plan [in the early 1990s]. | 1990/1999 | decade
That was easy [in the nineties]. | 1990/1999 | decade
It began [in the '90s]. | 1990/1999 | decade
They may still do so [in the 2030s]. | 2030/2039 | decade
The gallery has been shut [since 2019]. | 2019/.. | since
He has worked there [since Monday]. | 2026-03-09/.. | since
Shares are up [since January]. | 2026-01/.. | since
It was painted over sometime [after 1991]. | 1991/.. | since
Crew-12 is to launch [no earlier than Feb. 12, 2027]. | 2027-02-12/.. | since
It will fly [not until 2031]. | 2031/.. | since
They could fly [as early as 2028]. | 2028/.. | since
[Starting in 2028], they will. | 2028/.. | since
The rule holds [as of March 2026]. | 2026-03/.. | since
The agency wants it [by the end of June]. | ../2026-06 | by
They expected to be home [by spring]. | ../2026-06 | by
Russia will stay [until 2028]. | ../2028 | by
The launch was delayed [until March 20]. | ../2026-03-20 | by
Tickets are on sale [through Saturday]. | ../2026-03-14 | by
It must be done [by year's end]. | ../2026 | by
It must be done [no later than June 30]. | ../2026-06-30 | by
[Within six months] it will fly. | ../2026-09 | by
It is safe [through 2030]. | ../2030 | by
It flies [until the end of the decade]. | ambiguous | by
The hearing is on [next Wednesday, March 18]. | 2026-03-18 | day
[Two days later, on March 7], it left. | 2026-03-07 | day
It happened [over the weekend of March 7-8]. | 2026-03-07/2026-03-08 | span
The hearing, originally set [for Feb. 3], was moved. | 2026-02-03 | day
A ship arrived late Tuesday; a second follows [on Friday]. | 2026-03-13 | day
It slipped from [March 2025] to June 2026. | 2025-03 | month
It slipped from March 2025 to [June 2026]. | 2026-06 | month
It slipped [to 2027]. | 2027 | year
It was going to be [2025]. | 2025 | year
[By Tuesday afternoon], they had a plan. | ../2026-03-10 | by
[Come 2030], it will be gone. | 2030 | year
She spent [half of 1996] on Mir. | 1996 | year
The deal, extended [in April] through 2028, holds. | 2025-04 | month
The deal, extended in April [through 2028], holds. | ../2028 | by
They met [the week before last]. | 2026-02-23/2026-03-01 | span
[A fortnight ago], it denied it. | 2026-02-23/2026-03-01 | span
[In the spring] and summer of 2014, sanctions followed. | 2014-03/2014-06 | season
[In January] and February, three launches were scrubbed. | 2026-01 | month
It flew [on Nov. 8]. | 2025-11-08 | day
The plan keeps it flying [to at least 2032]. | ../2032 | by
"""
# What looks like a date and is none.
NOT_DATES = """
fr | Le rover Mars 2020 roule sur Mars.
fr | Mars est une planète froide.
fr | Il a été 2000 fois cité dans l'article 2021 du code.
fr | Il faut 2 000 km de câbles et 2025 euros.
fr | L'accord de 1972 tient toujours.
fr | Chaque lundi, le dimanche, tous les mardis, il court.
fr | Le Journal du dimanche le disait.
fr | Il y vit depuis huit ans.
fr | Ces derniers mois, on doute.
fr | Dans les dix prochains jours, on saura.
fr | Voilà trois semaines que dure la crise.
fr | Il y a près de vingt ans, tout allait bien.
fr | Il y a quelques jours, tout allait bien.
fr | Le monde de demain l'oubliera.
fr | Elle vit aujourd’hui sur ses réserves.
fr | Si vous y remontiez demain, que feriez-vous ?
fr | Mon fils est là.
fr | Elle est rentrée un mois plus tôt que prévu.
fr | Le vol Soyouz MS-22, le 15e vol, le XXe siècle.
fr | MOSCOU, 12 mars (Agence) – La Russie lancera un cargo.
fr | Paris, le 12 mars 2026 – Le Cnes recrute.
fr | Mon père est là, et Mon 1er vol aussi.
fr | Elle volera en sept semaines.
fr | Jean-Noël est parti ; Noël Castéra aussi.
fr | Une Europe post-2022 se dessine.
fr | Ouvert du mardi au dimanche, de 10 h à 18 h.
fr | Si nous devions partir ce soir, que ferions-nous ?
fr | Il y a un an et demi, rien n'allait.
fr | Le Mensuel, n° 212, mars 2026
fr | Publié le 11 mars 2026 à 10 h, mis à jour le 12 mars
en | It may march on.
en | The Sunday Times said so.
en | On Sundays and every Monday he runs.
en | The 1972 agreement and a 2025 report.
en | Since the fall of the Soviet Union, all is different.
en | He is in his 60s.
en | The first Friday of the month is busy.
en | It is a lot in the last week of the month.
en | It is similar to 2022 models.
en | It was built in two years.
en | Nearly 50 years ago it flew.
en | In recent months they met.
en | Over the next five years it will fall.
en | “Tomorrow,” he said.
en | Article 1990 runs to 2,024 words and costs $2025.
en | Apollo 11, Expo 70, Artemis 2, Crew-11.
en | The class of 1998 met.
en | A law from 2011 forbids it.
en | Today the station has a crew of seven.
en | MOSCOW, March 12. /Agency/. The ship is ready.
en | It was the best stunt of the decade.
en | Open Tuesday to Sunday, 10am-5pm.
en | If we had to leave tonight, we would.
en | He was given a stent, and within three weeks he was back.
en | The Christmas message was short.
en | The fiscal 2027 budget cuts it.
en | Issue 212, March 2026
en | Published: 10 March 2026
"""
# From other dates of the text: what is said last.
FROM_OTHERS = """
Le 24 février 2022, la Russie attaque. [Le lendemain], il menaçait. | 2022-02-25 | day
Le 24 février 2022, la Russie attaque. [La veille], il démentait. | 2022-02-23 | day
Ils ont signé vendredi. [Le même jour], il était démis. | 2026-03-06 | day
L'accord fut signé le 15 juillet 2022. [Ce jour-là], il pleuvait. | 2022-07-15 | day
L'accord fut signé le 15 juillet 2022. [Deux jours plus tard], il pleuvait. | 2022-07-17 | day
L'accord fut signé le 15 juillet 2022. [Deux semaines plus tôt], non. | 2022-06-28/2022-07-04 | span
L'accord fut signé en mai 1972. [Dix ans plus tard], il expirait. | 1982 | year
L'accord fut signé en mai 1972. [Le mois suivant], il entrait en vigueur. | 1972-06 | month
L'accord fut signé en 1972. [Cette année-là], Nixon fut réélu. | 1972 | year
L'accord fut signé en 1972. [L'année suivante], il fut oublié. | 1973 | year
L'accord fut signé en 1972. [Deux jours plus tard], il fut oublié. | ambiguous | day
Le projet fut abandonné. [L'année suivante], il fut repris. | no_mention | year
Il pleuvait [la veille] du lancement. | no_mention | day
They docked on July 17, 1975. [That afternoon] they shook hands. | 1975-07-17 | day
They docked on July 17, 1975. [Two days later] they parted. | 1975-07-19 | day
They docked on July 17, 1975. [The next day] they parted. | 1975-07-18 | day
The fire broke out in February 1997. [Four months later], it was hit. | 1997-06 | month
She was hired in the spring of 1973. [Eight months later] she left. | 1973-11/1974-02 | span
She was hired in 1973. [That summer] she left. | 1973-06/1973-09 | season
He flew in February 1994; [a year later] Titov followed. | 1995 | year
In 1975 they met. [In July] they docked. | 1975-07 | month
[Ten days after] we landed, we lost her. | no_mention | day
She flew on May 3, 1991. [Ten days after] he landed, it blew up. | no_mention | day
She flew on May 3, 1991. [Ten days after], it blew up. | 1991-05-13 | day
The deal was signed in 2022. [That year], he left. | 2022 | year
The deal was signed in 2022. [The year before], he left. | 2021 | year
The ship leaves [two weeks after] March 3, 2022. | 2022-03-14/2022-03-20 | span
Il part le 12 mai 2021. [Le mardi suivant], il rentre. | 2021-05-18 | day
Il part le 15 mai 2021. [Ce samedi-là], il neigeait. | 2021-05-15 | day
Il part en septembre 2022 et rentre [au printemps suivant]. | 2023-03/2023-06 | season
Il part en 1992. [En mai de l'année suivante], il rentre. | 1993-05 | month
Il part en 1992. [À la fin de l'année suivante], il rentre. | 1993 | year
Ils signent le 28 mars 2022. [Le 30 du même mois], ils partent. | 2022-03-30 | day
He left on 21 September 2022 and stayed [until the following September]. | ../2023-09 | by
They met on July 17, 1975. [The following Tuesday] they parted. | 1975-07-22 | day
It came back in September 2024. He flew up [on the 28th of that month]. | 2024-09-28 | day
The war began in 2022. Half had left [by the end of that year]. | ../2022 | by
By 1980 a knee had gone. [Six years later] came Star City. | 1986 | year
It was first noticed in September 2019. It peaked [in April]. | 2025-04 | month
The fire broke out in February 1997. It was hit [in June]. | 1997-06 | month
Found in 2019, it peaked [in April]. | 2025-04 | month
Créée en 2003, la fondation conserve tout. Elle a reçu un prix [en mai]. | 2025-05 | month
For the first time since 2018, the heads met, [on July 31]. | 2025-07-31 | day
L'an dernier, [en mai], un cargo a brûlé. | 2025-05 | month
Il vole le 17 juillet 1975. Voici son carnet : à la date [du 15 juillet], il note tout. | 1975-07-15 | day
"""


def article(text: str, date: str | None, lang: str | None) -> Article:
    """Return an article of one paragraph."""
    return Article(
        path="seeds/articles/a.txt",
        name="a.txt",
        sha256="0" * 64,
        text=text,
        blocks=(Block("paragraph", 0, len(text), 1),),
        removed=(),
        title=Found("A", "inferred", "name"),
        date=Found(parse_date(date), "given", "sidecar") if date else None,
        time=None,
        authors=None,
        source=None,
        lang=Found(lang, "given", "sidecar") if lang else None,
        date_basis=None,
        url=None,
        summary=None,
        tags=(),
        slug="a",
        slug_is_given=False,
        former_slugs=(),
        sidecar_lines={},
    )


def rows(table: str) -> list[tuple[str, ...]]:
    """Return the rows of a table, cut at its bars."""
    return [tuple(part.strip() for part in line.split(" | ")) for line in table.strip().splitlines()]


def _reports(text: str, date: str | None = "2026-03-12", lang: str | None = None) -> tuple[Report, ...]:
    return happenings(article(text, date, lang), ())


def told(text: str, date: str | None, lang: str | None) -> tuple[str | None, str, str]:
    """Return what the words in brackets give, and check that the report stands on them."""
    begin, end = text.index("["), text.index("]") - 1
    found = [each for each in _reports(text.replace("[", "").replace("]", ""), date, lang) if each.end > begin]
    report = next(each for each in found if each.start < end)
    return report.date.text if report.date else report.unresolved, report.precision, str(report.rule)


@pytest.mark.parametrize(("sentence", "date", "precision"), rows(FRENCH))
def test_french_words_give_their_date(sentence: str, date: str, precision: str) -> None:
    assert told(sentence, "2026-03-12", "fr")[:2] == (date, precision)


@pytest.mark.parametrize(("sentence", "date", "precision"), rows(ENGLISH))
def test_english_words_give_their_date(sentence: str, date: str, precision: str) -> None:
    assert told(sentence, "2026-03-12", "en")[:2] == (date, precision)


@pytest.mark.parametrize(("lang", "sentence"), rows(NOT_DATES))
def test_what_looks_like_a_date_is_none(lang: str, sentence: str) -> None:
    assert _reports(sentence, lang=lang) == ()


@pytest.mark.parametrize(("sentence", "date", "precision"), rows(FROM_OTHERS))
def test_dates_are_counted_from_others(sentence: str, date: str, precision: str) -> None:
    assert told(sentence.replace("[ ", "["), "2026-03-12", None)[:2] == (date, precision)


@pytest.mark.parametrize(
    "sentence", ["Il part [jeudi].", "He said so [last month].", "Ils l'ont dit [hier].", "It will fly [in the fall]."]
)
def test_without_a_date_of_publication_words_that_need_it_give_none(sentence: str) -> None:
    assert told(sentence, None, None)[0] == "no_publication"
    assert told(sentence, "2022-04-26/..", None)[0] == "publication_vague"


@pytest.mark.parametrize(
    ("published", "sentence", "date"),
    [
        ("2025-07-31/2025-08-01", "Il a rencontré [jeudi] son homologue.", "2025-07-31"),
        ("2025-07-31/2025-08-01", "Le tir est reporté [à vendredi].", "2025-08-01"),
        ("2025-07-31/2025-08-01", "Il l'a dit [hier].", "publication_vague"),
        ("2025-07-31/2025-08-01", "Il l'a dit [cette année].", "2025"),
        ("2025-07", "Il l'a dit [le mois dernier].", "2025-06"),
        ("2025", "Il l'a dit [l'an dernier].", "2024"),
        ("2025", "Il l'a dit [le mois dernier].", "publication_vague"),
        ("2022-04-26/..", "Il l'a dit [en 2014].", "2014"),
    ],
)
def test_a_date_of_publication_that_leaves_several_days_must_leave_one_answer(
    published: str, sentence: str, date: str
) -> None:
    assert told(sentence, published, "fr")[0] == date


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("Elle a volé [en 2022].", "written"),
        ("Elle a volé [hier].", "published"),
        ("Elle a volé [mardi].", "nearest"),
        ("Elle a volé en mai 1972 ; [un an plus tard], non.", "mentioned"),
        ("En 1975, tout changea. [En juillet], ils se rencontrèrent.", "completed"),
    ],
)
def test_a_report_says_how_its_date_was_told(sentence: str, rule: str) -> None:
    assert told(sentence, "2026-03-12", "fr")[2] == rule


def test_a_report_points_at_the_words_that_it_was_counted_from() -> None:
    text = "Le 24 février 2022, la Russie attaque. Le lendemain, il menaçait."
    last = _reports(text)[-1]
    assert last.basis
    assert text[slice(*last.basis)] == "Le 24 février 2022"


def test_a_report_has_its_sentence_and_those_whom_it_names() -> None:
    text = "La Nasa attend. Roscosmos a signé mardi avec la Nasa, dit Roscosmos. L'ESA regarde."
    mentions = tuple(
        Mention(0, text.index(name), text.index(name) + 4, name, (0, 0), name.lower())
        for name in ("La Nasa attend", "Roscosmos a", "Nasa, dit", "Roscosmos.", "L'ESA")
    )
    (report,) = happenings(article(text, "2026-03-12", "fr"), mentions)
    assert text[slice(*report.sentence)].startswith("Roscosmos a signé")
    assert report.entities == ("roscosmos a", "nasa, dit", "roscosmos.")


@pytest.mark.parametrize(
    ("text", "is_quoted"),
    [
        ("«\u202fNous irons en 2028\u202f», dit-il.", True),
        ("Il ira “sur la Lune” en 2028.", False),
        ('"We will fly in 2028," he said.', True),
        ("‘We’ll fly in 2028,’ he said.", True),
        ("He’ll fly in 2028, he said.", False),
    ],
)
def test_a_report_says_whether_it_is_quoted(text: str, is_quoted: bool) -> None:
    assert [report.quoted for report in _reports(text)] == [is_quoted]


def test_a_chronology_keeps_its_dates() -> None:
    assert [report.date and report.date.text for report in _reports("12 avril 1961 – Gagarine vole.")] == ["1961-04-12"]
    assert [report.date and report.date.text for report in _reports("1961 : Gagarine vole autour.")] == ["1961"]


@pytest.fixture(scope="module")
def results() -> list[happened.Result]:
    return [happened.measure(case) for case in evidence.cases()]


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_happenings_are_as_good_as_they_were(results: list[happened.Result], name: str) -> None:
    assert happened.figures(results)[name] >= FLOORS[name]
