"""What the checker has found, and the table it prints."""

CLASSES = ["lost", "doubled", "broken", "wrong"]
SHOWN = 8
COLUMNS = ["sent", "accepted", "refused", "effects", "lost", "doubled"]


class Findings:
    """Offences by class, and counts by kind of message.

    `lost`: an effect, an event or an answer that should be there is not. `doubled`: something is there more often
    than it was asked for. `broken`: a hash chain or a store is not whole. `wrong`: anything else that should not be.
    """

    def __init__(self):
        self.offences = {name: [] for name in CLASSES}
        self.kinds = {}

    def add(self, name, kind, text):
        self.offences[name].append(f"{kind}: {text}")
        if name in ("lost", "doubled"):
            self.count(kind, name)

    def count(self, kind, column, by=1):
        row = self.kinds.setdefault(kind, dict.fromkeys(COLUMNS, 0))
        row[column] += by

    @property
    def total(self):
        return {name: len(found) for name, found in self.offences.items()}

    @property
    def is_clean(self):
        return not any(self.offences.values())

    def table(self):
        """The table and the first offenders, as text."""
        header = ["", *COLUMNS]
        rows = [[kind, *map(str, counts.values())] for kind, counts in sorted(self.kinds.items())]
        sums = [sum(counts[column] for counts in self.kinds.values()) for column in COLUMNS]
        rows.append(["all", *map(str, sums)])
        widths = [max(len(row[index]) for row in [header, *rows]) for index in range(len(header))]
        lines = [
            "  ".join(cell.ljust(width) if index == 0 else cell.rjust(width)
                      for index, (cell, width) in enumerate(zip(row, widths))).rstrip()
            for row in [header, *rows]]
        for name, found in self.offences.items():
            for text in found[:SHOWN]:
                lines.append(f"{name}: {text}")
            if len(found) > SHOWN:
                lines.append(f"{name}: … and {len(found) - SHOWN} more")
        total = self.total
        lines.append(
            f"{total['lost']} lost, {total['doubled']} doubled, {total['broken']} broken chains, "
            f"{total['wrong']} otherwise wrong")
        return "\n".join(lines)
