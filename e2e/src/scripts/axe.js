// Runs axe on the whole document. Where axe is undecided, contrast is measured, and the names of
// letters are compared.
const tags = args[0];
// In a group of radio buttons axe measures only the one that Tab reaches, but each is a target.
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
// axe cannot decide whether a letter stands for a picture. A name that begins with the letter is right
// in both cases.
const isNamed = ({ rule, target }) => {
  if (rule !== "label-content-name-mismatch") return false;
  const { ariaLabel, textContent } = document.querySelector(target);
  return ariaLabel?.split(/[\s,]/u)[0] === textContent.trim();
};
for (const finding of lines(found.incomplete)) {
  if (isNamed(finding)) continue;
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
