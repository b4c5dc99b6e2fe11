"""The kinds of page that the site has, each by one of its addresses within an edition."""

ARTICLE = "articles/kikina-vole-avec-spacex/"

KINDS_OF_PAGE = {
    "home": "",
    "articles": "articles/",
    "article": ARTICLE,
    "provenance": f"{ARTICLE}provenance/",
    "entities": "entities/",
    "entity": "entities/roscosmos/",
    "chronology": "chronology/",
    "part of the chronology": "chronology/curated/",
    "network": "network/",
    "quotations": "quotations/",
    "quotations by date": "quotations/by-date/",
    "claims": "claims/",
    "claim": "claims/derniere-rencontre-des-chefs-d-agence/",
    "sources": "sources/",
    "analyses": "analyses/",
    "analysis": "analyses/cross-flights/",
    "about": "about/",
    "method": "method/",
    "contributing": "contributing/",
    "browse": "browse/",
    "data": "data/",
    "not found": "404.html",
}
