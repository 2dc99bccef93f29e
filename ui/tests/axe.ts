// axe on what is drawn. jsdom lays nothing out: contrast is measured on the tokens instead (tokens.test.ts).
import axe from "axe-core";

export async function violations(within?: string): Promise<string[]> {
  const { violations: found } = await axe.run(within ?? document, {
    // What passes is not listed element by element.
    resultTypes: ["violations"],
    rules: { "color-contrast": { enabled: false }, region: { enabled: true } },
  });
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}
