// Reads minutes since the epoch, one per line; prints for each whether the expression given as
// argument is open (1) or not (0).
// Needs TZ=Europe/Paris: the library knows no time zones.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(new URL("../../../ui/package.json", import.meta.url));
const OpeningHours = require("opening_hours");
const hours = new OpeningHours(process.argv[2]);
const minutes = readFileSync(0, "utf8").trim().split("\n");
process.stdout.write(minutes.map((minute) => (hours.getState(new Date(Number(minute) * 60000)) ? "1" : "0")).join("\n"));
