"""Makes ward.csv: discharges of an invented hospital, as R's write.csv2 on an old Windows writes them.

No person is in it: all is drawn from a seed. What it has of real tables is how they are written: row numbers in a
column without a name, semicolons, decimal commas, German dates, NA, identifiers of 18 digits, and latin-1.

    python3 make_ward.py
"""

import datetime
import math
import random
from pathlib import Path

RECORDS = 1500
rng = random.Random(20261130)

WARDS = {"Innere Medizin": 5, "Chirurgie": 4, "Gynäkologie": 2, "Neurologie": 2, "Hals-Nasen-Ohren": 1}
WARDS["Übergangspflege"] = 1


def comma(number, decimals):
    return f"{number:.{decimals}f}".replace(".", ",")


def seldom(share, text):
    return "NA" if rng.random() < share else text


def text(value):
    return value if value == "NA" else f'"{value}"'


def row(number):
    age = min(97, max(18, round(rng.gauss(62, 17))))
    sex = rng.choice("mw")
    ward = rng.choices(list(WARDS), WARDS.values())[0]
    if ward == "Gynäkologie":
        sex = "w"
    smokes = rng.random() < 0.35 - age / 400
    systole = round(rng.gauss(112 + age / 3, 17))
    creatinine = math.exp(rng.gauss(-0.25 + age / 250, 0.35))
    crp = math.exp(rng.gauss(2, 1.2))
    warmth = rng.gauss(36.8 + min(crp, 150) / 150, 0.4)
    days = 1 + round(rng.expovariate(1 / (3 + age / 20)))
    admitted = datetime.date(2021, 1, 1) + datetime.timedelta(days=rng.randrange(2 * 365))
    risk = -3 + age / 40 + 1.2 * math.log(creatinine) + 0.35 * math.log(crp) + 0.8 * smokes + days / 20
    again = rng.random() < 1 / (1 + math.exp(-risk))
    return [
        f'"{number}"',
        str(276000000000000000 + rng.randrange(10**15)),
        f'"{admitted:%d.%m.%Y}"',
        str(age),
        text(sex),
        text(ward),
        seldom(0.06, str(systole)),
        comma(creatinine, 2),
        seldom(0.1, comma(crp, 1)),
        comma(warmth, 1),
        str(days),
        text(seldom(0.08, "ja" if smokes else "nein")),
        text("ja" if again else "nein"),
    ]


HEADER = ["", "Fallnummer", "Aufnahme", "Alter", "Geschlecht", "Station", "Systole", "Kreatinin", "CRP"]
HEADER += ["Körpertemperatur", "Liegezeit", "Raucher", "Wiederaufnahme"]
lines = [";".join(f'"{name}"' for name in HEADER)] + [";".join(row(i + 1)) for i in range(RECORDS)]
Path(__file__).with_name("ward.csv").write_bytes("".join(line + "\r\n" for line in lines).encode("latin-1"))
