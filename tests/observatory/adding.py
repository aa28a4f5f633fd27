"""A process that adds reports to a ledger: `adding.py LEDGER FROM TO [JOBS]`; for crash and company tests."""

import sys

import invented

from marsad.observatory import ledger as module
from marsad.records import Report

NEWS = "قال مدير المرصد إن طائرات قصفت بلدة في ريف إدلب، ثم سيطرت قوات على البلدة رقم "

if __name__ == "__main__":
    module._BATCH_REPORTS = 5
    location, start, stop = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    with module.Ledger.open(location) as ledger:
        found = (Report(text=f"{NEWS}{n}", outlet="وكالة الأفق") for n in range(start, stop))
        jobs = int(sys.argv[4]) if len(sys.argv) > 4 else 1
        ledger.add(found, reader=invented.read_report, version="1", jobs=jobs)
