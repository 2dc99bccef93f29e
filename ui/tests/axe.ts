// Runs axe on the rendered page. jsdom computes no layout, so tokens.test.ts measures the contrast
// on the tokens instead.
import axe from "axe-core";

export async function violations(within?: string): Promise<string[]> {
  const { violations: found } = await axe.run(within ?? document, {
    // Leaves the passed rules out of the result.
    resultTypes: ["violations"],
    rules: { "color-contrast": { enabled: false }, region: { enabled: true } },
  });
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}
