// axe on the whole document; of what it leaves open, contrast is measured, and the name of a letter looked at.
const tags = args[0];
// Of a group axe measures only the choice that Tab reaches; each of them is a target.
const choices = [...document.querySelectorAll('[role="radio"][tabindex="-1"]')];
for (const choice of choices) choice.tabIndex = 0;
const found = await axe.run(document, {
  runOnly: { type: "tag", values: tags },
  resultTypes: ["violations", "incomplete"],
});
for (const choice of choices) choice.tabIndex = -1;
const lines = (list) =>
  list.flatMap(({ id, nodes }) =>
    nodes.map((node) => ({
      rule: id,
      target: node.target.flat().join(" "),
      html: node.html,
      why: [...node.any, ...node.all, ...node.none].map((check) => check.message).join("; "),
    })),
  );
const lists = [found.violations, found.incomplete, found.passes, found.inapplicable];
const verdict = {
  rules: lists.reduce((sum, list) => sum + list.length, 0),
  violations: lines(found.violations),
  incomplete: [],
  measured: 0,
};
// Whether a letter stands for a picture is not for axe to say; a name that begins with it fits both.
const named = ({ rule, target }) => {
  if (rule !== "label-content-name-mismatch") return false;
  const { ariaLabel, textContent } = document.querySelector(target);
  return ariaLabel?.split(/[\s,]/u)[0] === textContent.trim();
};
for (const finding of lines(found.incomplete)) {
  if (named(finding)) continue;
  const measured = finding.rule === "color-contrast" ? measure(finding.target) : { unknown: "" };
  if (measured.unknown !== undefined) {
    verdict.incomplete.push({
      ...finding,
      why: `${finding.why}; ${measured.unknown}`,
    });
    continue;
  }
  const { lowest, needed } = measured;
  verdict.measured += 1;
  const why = `a contrast of ${lowest.toFixed(2)} was measured; ${needed} is needed`;
  if (lowest < needed) verdict.violations.push({ ...finding, why });
}
scrollTo(0, 0);
return verdict;
