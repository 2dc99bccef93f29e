// Colours, corners, shadows, layers and motion come from src/styles/tokens.css. Both themes, high
// contrast and print are set in that one file, and tests/tokens.test.ts measures them.
const COLOURS = [
  "rgb",
  "rgba",
  "hsl",
  "hsla",
  "hwb",
  "lab",
  "lch",
  "oklab",
  "oklch",
  "color",
  "color-mix",
  "light-dark",
];
const radius = String.raw`(0|50%|var\(--radius[a-z-]*\))`;

export default {
  extends: ["stylelint-config-standard"],
  ignoreFiles: ["dist/**", "dist-fake/**", "node_modules/**"],
  overrides: [
    { files: ["**/*.svelte"], customSyntax: "postcss-html" },
    {
      files: ["src/styles/tokens.css"],
      rules: { "color-no-hex": null, "function-disallowed-list": null },
    },
  ],
  rules: {
    "color-named": "never",
    "color-no-hex": true,
    "function-disallowed-list": COLOURS,
    "declaration-property-value-allowed-list": {
      "/^(?!--).*radius$/": [new RegExp(`^${radius}( ${radius})*$`)],
      "box-shadow": [/^(none|var\(--shadow[a-z-]*\))$/],
      "z-index": [/^var\(--layer-[a-z]+\)$/],
      "/^transition(-duration)?$/": [/^none$/, /var\(--duration-fast\)/],
    },
    "declaration-no-important": true,
    // A font size in pixels would not follow the text size that the user has chosen.
    "declaration-property-unit-disallowed-list": { "font-size": ["px"] },
    // Depth comes from the shadow tokens alone.
    "property-disallowed-list": ["filter", "backdrop-filter", "text-shadow"],
    // The tokens are written in groups.
    "custom-property-empty-line-before": null,
    // The rules of one element are kept together, followed by its media queries.
    "no-descending-specificity": null,
    // System colours keep the spelling of the specification: CanvasText, Highlight.
    "value-keyword-case": ["lower", { camelCaseSvgKeywords: true, ignoreKeywords: [/^[A-Z]/] }],
    "selector-pseudo-class-no-unknown": [true, { ignorePseudoClasses: ["global"] }],
  },
  reportDescriptionlessDisables: true,
  reportNeedlessDisables: true,
  reportInvalidScopeDisables: true,
};
