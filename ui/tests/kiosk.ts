// Opens a kiosk on the fake backend.
import { render } from "@testing-library/svelte";
import { FakeBackend, type Behaviour } from "../src/backend/fake";
import type { Kiosk } from "../src/backend/generated";
import { KioskState } from "../src/kiosk/kiosk.svelte";
import KioskRoot from "../src/kiosk/KioskRoot.svelte";
import { settle } from "./open";

type Options = { behaviour?: Behaviour; edit?: (kiosk: Kiosk) => void };

export async function newKiosk({ behaviour = "ok", edit }: Options = {}) {
  const backend = new FakeBackend("fr", "open", behaviour);
  backend.kiosk = true;
  const page = structuredClone(await backend.readPage());
  if (page.kiosk) edit?.(page.kiosk);
  return { backend, state: new KioskState(backend, page) };
}

export async function openKiosk(options: Options = {}) {
  const { backend, state } = await newKiosk(options);
  render(KioskRoot, { state });
  void state.followTime();
  await settle();
  return { backend, state };
}
