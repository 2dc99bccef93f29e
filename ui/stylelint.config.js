// Colours, corners, shadows, layers and motion come from src/styles/tokens.css, so that both themes, high contrast
// and paper are decided in one place and measured there (tests/tokens.test.ts).
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
    // Text grows with what a person chose; pixels would not.
    "declaration-property-unit-disallowed-list": { "font-size": ["px"] },
    // No depth but the shadow tokens.
    "property-disallowed-list": ["filter", "backdrop-filter", "text-shadow"],
    // Tokens stand in groups.
    "custom-property-empty-line-before": null,
    // The rules of one element stand together, with its media queries under them.
    "no-descending-specificity": null,
    // System colours are written as the specification writes them: CanvasText, Highlight.
    "value-keyword-case": ["lower", { camelCaseSvgKeywords: true, ignoreKeywords: [/^[A-Z]/] }],
    "selector-pseudo-class-no-unknown": [true, { ignorePseudoClasses: ["global"] }],
  },
  reportDescriptionlessDisables: true,
  reportNeedlessDisables: true,
  reportInvalidScopeDisables: true,
};
