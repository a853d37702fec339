"""Random histories of two branches, and the ways in which they come together."""

import random

from branch_expect import checked, faults, missing
from branch_model import Merge, Model
from branch_world import BRANCHES, LOG, RULES, Fault, World

WITH_DRIVER = ("merge", "rebase", "cherry-pick")
WITHOUT_DRIVER = ("text", "union", "web")
STYLES = ("merge", "diff3", "zdiff3")


def way(seed):
    """How the branches of a history come together: of four, three by the driver and one by lines."""
    return WITH_DRIVER[seed % 4] if seed % 4 < 3 else WITHOUT_DRIVER[seed // 4 % 3]


class History:
    """One history: a base, two branches, and what was done on them."""

    def __init__(self, seed, bizlog, path, template):
        self.seed = seed
        self.dice = random.Random(seed)
        self.world = World(bizlog, path, template)
        self.steps = []
        # The base, ours and theirs, as soon as they come together.
        self.revisions = []
        # What both sides have changed in different ways.
        self.conflicts = []
        self.ours, self.theirs = self.dice.sample(BRANCHES, 2)

    def model(self, name):
        return self.world.models[self.world.revision(name)]

    def grow(self):
        """Makes the base and both branches."""
        world, dice, model = self.world, self.dice, Model()
        for number in range(dice.randrange(5)):
            self.steps.append(f"base: {world.learn(f'w{number}', model, dice)}")
        world.commit("base", model)
        world.git("branch", "base")
        world.git("branch", "topic")
        sides = [0, 1, *(dice.randrange(2) for _ in range(dice.randrange(7)))]
        for number, side in enumerate(sides, 11):
            self.step(number, side)

    def step(self, number, side):
        world, dice = self.world, self.dice
        world.git("checkout", "-q", BRANCHES[side])
        model = self.model("HEAD").copy()
        kind = dice.choice(["learn"] * 4 + ["edit"] * 3 + ["remove"] + ["pick"] * 2)
        if kind == "pick":
            picked = world.pick(BRANCHES[1 - side], model)
            if picked:
                self.steps.append(f"{BRANCHES[side]}: cherry-pick of {BRANCHES[1 - side]}")
                wrong = faults(picked, world.read(LOG), world.read(RULES)) + checked(world)
                if wrong:
                    raise Fault(f"cherry-pick of {BRANCHES[1 - side]}: {wrong}")
                return
        done = world.edit(number, model, dice) if kind == "edit" else None
        done = world.remove(model, dice) if kind == "remove" else done
        done = done or world.learn(f"w{number}", model, dice)
        self.steps.append(f"{BRANCHES[side]}: {done}")
        world.commit(done, model)

    def part(self):
        """Checks out our branch, with both as they are before they come together."""
        self.revisions = [self.world.revision(name) for name in ("base", self.ours, self.theirs)]
        self.world.git("checkout", "-q", self.ours)

    # MARK: Coming together

    def join(self):
        """Brings the branches together; what is wrong then."""
        name = way(self.seed)
        self.steps.append(f"{name}: ours is {self.ours}, theirs is {self.theirs}")
        if name in WITHOUT_DRIVER:
            self.world.remove_driver()
        self.part()
        return {"merge": self.merge, "rebase": self.rebase, "cherry-pick": self.picks}.get(name, lambda: self.lines(name))()

    @property
    def versions(self):
        return [self.world.models[revision] for revision in self.revisions]

    @property
    def merged_revisions(self):
        """The base, ours and theirs of the commit that is being applied, or of all that comes together."""
        for name in ("REBASE_HEAD", "CHERRY_PICK_HEAD"):
            if self.world.git("rev-parse", "-q", "--verify", name, fails=True).returncode == 0:
                return [f"{name}^", "HEAD", name]
        return self.revisions

    def merge(self):
        versions = self.versions
        run = self.world.git("merge", "--no-edit", self.theirs, fails=True)
        return self.judge(versions, Merge(*versions), run)

    def rebase(self):
        commits = self.commits("--right-only", "--cherry-pick", f"{self.theirs}...{self.ours}")
        return self.replay(commits, self.theirs, lambda: self.world.git("rebase", self.theirs, fails=True))

    def picks(self):
        commits = self.commits(f"base..{self.theirs}")
        command = ("cherry-pick", "--keep-redundant-commits", f"base..{self.theirs}")
        return self.replay(commits, self.ours, lambda: self.world.git(*command, fails=True))

    def commits(self, *arguments):
        return self.world.git("rev-list", "--reverse", "--topo-order", *arguments).stdout.split()

    def replay(self, commits, onto, command):
        """Expects that commits are applied one after the other, up to the first that conflicts."""
        model = self.model(onto)
        versions, merge = [model] * 3, Merge(model, model, model)
        for commit in commits:
            versions = [self.model(f"{commit}^"), model, self.model(commit)]
            merge = Merge(*versions)
            if merge.conflicts:
                break
            model = merge.model
        return self.judge(versions, merge, command())

    def lines(self, name):
        """A merge by lines, committed as it is or not, and then put right."""
        world = self.world
        if name == "union":
            (world.path / ".git/info").mkdir(exist_ok=True)
            (world.path / ".git/info/attributes").write_text("docs/*.md merge=union\n", encoding="utf-8")
        style = ("-c", f"merge.conflictStyle={self.dice.choice(STYLES)}")
        versions = self.versions
        result = world.git(*style, "merge", "--no-edit", self.theirs, fails=True)
        if result.returncode and name == "web":
            world.git("add", "-A")
            world.git("commit", "-q", "--no-edit")
        return self.judge(versions, Merge(*versions), world.command("resolve", fails=True))

    def judge(self, versions, merge, run):
        """What is wrong when the branches have come together, or conflict."""
        world = self.world
        log, rules = world.read(LOG), world.read(RULES)
        self.conflicts = merge.conflicts
        if run.returncode > 1:
            return [("exit", f"{run.args}: {run.returncode}: {run.stderr}")]
        if run.returncode and not merge.conflicts:
            return [("false conflict", run.stdout + run.stderr)]
        if run.returncode:
            return list(missing(versions, log.text + rules.text))
        if merge.conflicts:
            return [("missed conflict", text) for text in merge.conflicts]
        return faults(merge.model, log, rules) + checked(world)
