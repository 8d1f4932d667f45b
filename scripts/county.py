#!/usr/bin/env python3
"""Writes the input tables of examples/rulebooks/09-xunyang-county for a county of any size, made up from a seed.

    scripts/county.py --seed 7 --officers 5000 --units 60 --out DIR
    xize run examples/rulebooks/09-xunyang-county/xunyang-county.xize --data DIR --print

The same seed and sizes give the same bytes. All values are inside the domains that the rulebook declares, and every
awkward case that its articles speak of occurs: nothing surveyed, nothing submitted, targets of zero, moves between units,
months off duty, months without a row, vetoes, ties to the last key, values just on the edge of a tier.
"""
import argparse
import csv
import datetime
import random
import sys
from pathlib import Path

MONTHS = [f"2024-{month:02}" for month in range(7, 13)]
# Post, its number, its share of the officers. Leaders are placed by unit; 法制 has two: too few for a quota.
POSTS = [("社区", 2, 30), ("办案", 3, 30), ("巡防", 4, 20), ("内勤", 5, 12), ("法制", 6, 0), ("监管", 7, 8), ("领导", 1, 0)]
DEPARTMENTS = [("刑侦大队", "刑侦"), ("治安大队", "治安"), ("交警大队", "交警"), ("看守所", "监管"), ("法制大队", "综合"), ("指挥中心", "综合"),
               ("禁毒大队", "刑侦"), ("经侦大队", "刑侦"), ("巡特警大队", "治安"), ("拘留所", "监管"), ("政工室", "综合"), ("车管所", "交警")]
TOWNS = ["城关", "蜀河", "双河", "吕河", "小河", "赵湾", "仙河", "棕溪", "关口", "红军", "金寨", "神河", "赤岩", "甘溪", "桐木", "段家河",
         "构元", "麻坪", "白柳", "铜钱关", "仁河口", "石门", "公馆", "张坪"]
SURVEYS = ["59.9", "60.0", "79.9", "80.0", "89.9", "90.0", "94.9", "95.0", "100.0", "0.0"]
TESTS = ["59.9", "60.0", "79.9", "80.0", "89.9", "90.0", "100.0"]
INCOMES = ["0.00", "799.99", "800.00", "1199.99", "1200.00", "1499.99", "1500.00", "100000.00"]


class County:
    def __init__(self, seed, officers, units):
        self.random = random.Random(seed)
        self.size = officers
        self.units = self.make_units(units)
        self.tables = {}

    # Dice

    def chance(self, percent):
        return self.random.randrange(100) < percent

    def pick(self, *weighted):
        """One of (value, weight), …"""
        at = self.random.randrange(sum(weight for _, weight in weighted))
        for value, weight in weighted:
            at -= weight
            if at < 0:
                return value

    def number(self, low, high, places=0):
        value = self.random.randrange(low * 10**places, high * 10**places + 1)
        return str(value) if places == 0 else f"{value // 10**places}.{value % 10**places:0{places}}"

    def date(self, first, last):
        start = datetime.date.fromisoformat(first)
        days = (datetime.date.fromisoformat(last) - start).days
        return (start + datetime.timedelta(days=self.random.randrange(days + 1))).isoformat()

    # Units

    def make_units(self, count):
        units = []
        departments = max(2, count // 3)
        for at in range(departments):
            name, police = DEPARTMENTS[at % len(DEPARTMENTS)]
            again = at // len(DEPARTMENTS)
            units.append((f"B{at + 1:02}", name + (f"{again + 1}中队" if again else ""), "部门", police, "城区"))
        for at in range(count - departments):
            again = at // len(TOWNS)
            name = TOWNS[at % len(TOWNS)] + ("派出所" if not again else f"第{again + 1}派出所")
            region = self.pick(("城区", 2), ("川道", 4), ("山区", 5), ("高寒", 2))
            units.append((f"P{at + 1:02}", name, "派出所", "派出所", region))
        return units

    def write_units(self):
        rows = []
        for at, unit in enumerate(self.units):
            # A new unit has no last year's score; one had nothing but a zero.
            last = "" if at % 11 == 5 else "0.00" if at == 3 else self.number(60, 99, 2)
            rows.append([*unit, last])
        self.table("单位", "单位代码,单位名称,类别,警种,地域,上年得分", rows)

        months = []
        tie = {}
        for at, unit in enumerate(self.units):
            skill = self.random.randrange(-6, 7)
            for month in MONTHS:
                target = 0 if self.chance(4) else self.random.randrange(4, 30)
                solved = max(0, target + self.pick((0, 5), (skill, 6), (self.random.randrange(-15, 12), 2)))
                survey = self.pick(("", 8), (self.random.choice(SURVEYS), 30), (self.number(70, 100, 1), 62))
                row = ["否" if self.chance(4) or at == 7 else "是", solved, target,
                       self.pick(("优", 4), ("良", 4), ("中", 2), ("差", 1)), survey,
                       self.pick((0, 5), (1, 4), (3, 2), (self.random.randrange(51), 1)),
                       self.pick((self.random.randrange(13), 9), (100, 1))]
                # The unit before had just the same month: they share a place if their links allow.
                if self.chance(6) and month in tie:
                    row = tie[month]
                tie[month] = row
                months.append([unit[0], month, *row])
        self.table("单位月度", "单位代码,月份,报送,破案数,破案目标,防范等级,满意度,执法问题,信息采用", months)

        departments = [unit[0] for unit in self.units if unit[2] == "部门"]
        stations = [unit[0] for unit in self.units if unit[2] == "派出所"]
        links = set()
        for department in departments[:-1]:  # the last one has no links, nor has the last station
            for station in self.random.sample(stations[:-1], min(len(stations) - 1, self.random.randrange(2, 7))):
                links.add((department, station))
        self.table("联系", "部门代码,派出所代码", sorted(links))

    # Officers

    def post_of(self, at):
        if at < len(self.units):
            return "领导"  # one a unit, first of all
        if at < len(self.units) + 2:
            return "法制"
        return self.pick(*[(post, share) for post, _, share in POSTS])

    def month_row(self, steady):
        target = 0 if self.chance(4) else self.random.randrange(1, 40)
        done = min(300, max(0, target + (self.random.randrange(3) if steady else self.random.randrange(-12, 5))))
        test = self.pick(("", 4), (self.random.choice(TESTS), 30), (self.number(70 if steady else 40, 100, 1), 66))
        breach = 0 if steady else self.pick((0, 30), (1, 3), (3, 1), (5, 1), (10, 1))
        honour = self.pick(("无", 40), ("县级", 4), ("市级", 2), ("省级", 1), ("国家级", 1))
        return [done, target, self.pick((0, 8), (1, 3), (6, 1)), test, self.pick((0, 8), (1, 3), (12, 1)), breach, honour]

    def months_of(self, at, unit):
        """The officer's rows (month, unit, on duty, figures): most have six; some move, are off duty, or have no row."""
        steady = self.chance(45)
        move = self.random.randrange(1, 6) if at >= len(self.units) and self.chance(10) else 6
        elsewhere = self.random.choice(self.units)[0]
        first = self.random.randrange(1, 6) if self.chance(4) else 0
        last = self.random.randrange(1, 6) if self.chance(3) else 6
        rows = []
        for month in range(first, last):
            on_duty = not (self.chance(4) or at % 97 == 40)
            torture = "是" if at % 60 == 31 and month == 3 or self.random.randrange(2000) == 0 else "否"
            rows.append([MONTHS[month], unit if month < move else elsewhere, "是" if on_duty else "否",
                         *self.month_row(steady), torture])
        return rows

    def write_officers(self):
        self.table("岗位", "岗位,序号", [[post, number] for post, number, _ in POSTS])
        officers, months, grades = [], [], []
        before = None
        for at in range(self.size):
            badge = f"XY{at + 1:05}"
            post = self.post_of(at)
            unit = self.units[at % len(self.units)][0]
            joined = self.date("1984-07-01", "2011-12-31")
            rank = self.pick(("科员级", 7), ("副科级", 3), ("正科级", 1)) if post != "领导" else self.pick(("副科级", 3), ("正科级", 1))
            ranked = self.pick((self.date("2012-01-01", "2021-12-30"), 7), ("2021-12-31", 1), ("2022-01-01", 1),
                               (self.date("2022-01-02", "2024-06-30"), 2))
            penalty = self.pick(("", 30), ("2024-12-31", 1), ("2025-01-01", 1), (self.date("2023-01-01", "2026-06-30"), 1))
            half = "" if self.chance(4) else self.number(70, 100, 2) if self.chance(97) else "110.00"
            rows = self.months_of(at, unit)
            # Now and then somebody is the one before all over again: they tie to the last key.
            if before is not None and post not in ("领导", "法制") and self.chance(8):
                post, rank, joined, half, rows = before
            before = (post, rank, joined, half, rows) if post not in ("领导", "法制") else None
            officers.append([badge, post, rank, joined, ranked, penalty, half])
            months.extend([badge, row[0], row[1], *row[2:]] for row in rows)
            for year in (2022, 2023):
                if not self.chance(5):
                    grade = self.pick(("优秀", 25), ("称职", 65), ("基本称职", 4), ("不称职", 2), ("不定等次", 4))
                    grades.append([badge, year, grade])
        self.table("民警", "警号,岗位,职级,参加工作日期,任现职级日期,处分期截止,上半年分", officers)
        self.table("民警月度", "警号,月份,单位代码,在岗,任务完成,任务目标,执法问题,测验成绩,缺勤天数,违纪,表彰,刑讯逼供", months)
        self.table("历年等次", "警号,年度,等次", grades)

    def write_children(self):
        rows = []
        parents = None
        for at in range(max(12, self.size // 12)):
            one, other = (f"XY{who + 1:05}" for who in self.random.sample(range(self.size), 2))
            if parents is None or not self.chance(15):  # otherwise a brother or sister
                parents = self.pick(((one, ""), 5), (("", other), 3), ((one, other), 2))
            income = self.pick(("", 2), (self.random.choice(INCOMES), 4), (self.number(300, 4000, 2), 6))
            rows.append([f"Z{at + 1:05}", *parents, self.pick(("双一流", 2), ("一本", 3), ("二本", 3), ("专科", 2)),
                         self.pick(("在读", 18), ("休学", 1), ("退学", 1)), income, "是" if self.chance(6) else "否"])
        self.table("子女", "子女编号,父警号,母警号,录取层次,学籍,人均月收入,因公伤残牺牲", rows)

    # Writing

    def table(self, name, header, rows):
        self.tables[name] = [header.split(","), *rows]

    def write(self, folder):
        self.write_units()
        self.write_officers()
        self.write_children()
        folder.mkdir(parents=True, exist_ok=True)
        for name, rows in self.tables.items():
            with open(folder / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
                csv.writer(file, lineterminator="\n").writerows(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--officers", type=int, default=5000, help="60..20000")
    parser.add_argument("--units", type=int, default=60, help="10..100")
    parser.add_argument("--out", type=Path, required=True, help="folder for the tables")
    wanted = parser.parse_args()
    if not 10 <= wanted.units <= 100:
        parser.error("--units: from 10 to 100")
    if not max(60, 2 * wanted.units) <= wanted.officers <= min(20000, 500 * wanted.units):
        parser.error("--officers: from 60 to 20000, and from 2 to 500 a unit")
    County(wanted.seed, wanted.officers, wanted.units).write(wanted.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
