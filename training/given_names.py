#!/usr/bin/env python3
"""Makes crates/extract/lexicon/given_names.txt: given names and surnames of many countries, in Latin letters.

    pip install faker unidecode; training/given_names.py CORPUS.jsonl[.gz]...

The names come from Faker (MIT); Cyrillic and Greek ones are romanised. A name that the corpora use as a plain word ("will", "rose") is
left out, unless it stands in COMMON.
"""
import collections
import gzip
import importlib
import json
import os
import pkgutil
import re

import faker.providers.person as providers
from unidecode import unidecode

COMMON = set("Mark Bill Frank Jack Rose Grace Joy Faith Hope Dean Art Ray Rich Gene Pat Jean Dale Robin Victor Sandy Gay Guy Max Will Grant Drew Bob Dan Tim Tom Jim "
             "Joe Ben Ken Don Ron Nick Rob Roy Carl Karl Paul Peter John James George Alexander Alexandre Rex Dick Harry Ian Sue Amy Eva Ana Ivan Igor Li Wang Chen".split())
MONTHS = {"April", "May", "June", "July", "August"}
# Romanised as English news does it.
CENTRAL = ("Askar Nursultan Nurlan Kassym-Jomart Kassymzhomart Bakytzhan Karim Erlan Yerlan Yerzhan Yergali Serik Serzhan Alikhan Askhat Daulet Daniyar Dauren Galym Gulshara Kairat Kanat "
           "Marat Maulen Mukhtar Nurzhan Olzhas Roman Ruslan Sapar Talgat Timur Umirzak Zhanar Zhenis Aibek Almas Aigul Aliya Dinara Dariga Asel Assel Madina Saule Baurzhan Bolat "
           "Berik Beibut Darkhan Imangali Kuandyk Murat Rustam Sauat Tamerlan Yermek Adylbek Abzal Akmaral Bagdat Almaz Azamat Adilbek Nurbek Sooronbay Sadyr Almazbek Kurmanbek Askarbek Emomali "
           "Shavkat Islam Gurbanguly Serdar Ilham Heydar Mehriban Nikol Serzh Irakli Mikheil Salome Giorgi Bidzina Volodymyr Petro Yulia Leonid Arseniy Denys Andrii Dmytro Oleksandr Oleksiy Serhiy "
           "Mykola Vitali Vitaly Alyaksandr Aleksandr Siarhei Sergei Sergey Nikolai Nikolay Mikhail Vasily Vasiliy Anatoly Anatoli Andrei Andrey Dmitry Dmitri Viktor Vladimir Valentina Natalia "
           "Natalya Yury Yuri Yuriy Alexei Alexey Aleksey Artem Artyom Pavel Piotr Pyotr Gennady Grigory Ilya Kirill Konstantin Maxim Maksim Nikita Oleg Roman Semyon Stanislav Svetlana Sviatlana "
           "Tatyana Tatiana Vyacheslav Yevgeny Evgeny Yelena Elena Irina Olga Ekaterina Yekaterina Ludmila Lyudmila Galina Larisa Marina Oksana Kristina Veronika Zhanna Eldar Farid Rashid Ramil "
           "Rinat Ravil Xi Hu Deng Mao Wen Zhu Jiang Ban Moon Kim Park Lee Ahn Yoon Shinzo Yoshihide Fumio Junichiro Taro Naoto Yasuhiro Noboru Kiichi Mohammed Mohammad Muhammad Mohamed Ahmad Ahmed "
           "Abdullah Abdul Abdel Hosni Hassan Hussein Ali Mahmoud Recep Abdulla Binali Mevlut Bashar Saddam Muammar Yasser Yitzhak Binyamin Benjamin Shimon Ariel Ehud Narendra Rajiv Indira Manmohan "
           "Atal Sonia Imran Nawaz Pervez Benazir Asif Goh Lee Tan Mahathir Najib Anwar Suharto Joko Susilo Thein Aung Nguyen Tran Pham Hun Norodom").split()


def listed(value):
    if isinstance(value, dict):
        return [name for name in value if isinstance(name, str)]
    if isinstance(value, (tuple, list, set, frozenset)):
        return [name for entry in value for name in ([entry] if isinstance(entry, str) else listed(entry))]
    return []


def from_faker():
    given, surnames = collections.Counter(), collections.Counter()
    for module in pkgutil.iter_modules(providers.__path__):
        provider = importlib.import_module(f"{providers.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            chosen = given if attribute.startswith("first") else surnames if attribute.startswith("last") else None
            if chosen is None or "name" not in attribute:
                continue
            for name in set(listed(getattr(provider, attribute))):
                letters = name if name.isascii() or re.search("[a-zA-Z]", name) else unidecode(name)
                if re.search("[\u0590-\u0e7f\u1100-\ud7ff]", name):
                    continue
                for form in {letters, unidecode(letters)}:
                    if re.fullmatch(r"[^\W\d_]{3,}(-[^\W\d_]{2,})?", form) and form[0].isupper() and not form.isupper():
                        chosen[form] += 1
    return given, surnames


def plain_words(paths):
    words = collections.Counter()
    for path in paths:
        opener = gzip.open if path.endswith(".gz") else open
        with opener(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                words.update(re.findall(r"\b[a-z]{2,}\b", json.loads(line)["text"]))
    return {word for word, count in words.items() if count >= 5}


def main(paths):
    given, surnames = from_faker()
    plain = plain_words(paths)
    keep = lambda name: name in COMMON or name.lower() not in plain
    # A name of two countries at least: one country's long tail is full of rare words.
    given = {name for name, count in given.items() if count > 1} | COMMON | set(CENTRAL)
    given = {name for name in given if keep(name)} - MONTHS
    surnames = {name for name, count in surnames.items() if count > 1 and keep(name)} - given - MONTHS
    path = os.path.join(os.path.dirname(__file__), "../crates/extract/lexicon/given_names.txt")
    with open(path, "w", encoding="utf-8") as out:
        out.write("# Given names, then behind a line of dashes surnames, in Latin letters. Source: Faker, through\n"
                  "# training/given_names.py (licence: MIT), and our own knowledge of names in the news.\n")
        for names in (given, surnames):
            line = ""
            for name in sorted(names):
                if len(line) + len(name) > 130:
                    out.write(line.rstrip() + "\n")
                    line = ""
                line += name + " "
            out.write(line.rstrip() + "\n" + ("---\n" if names is given else ""))
    print(len(given), len(surnames))


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
