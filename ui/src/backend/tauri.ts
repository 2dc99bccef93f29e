// The backend of the shipped app. This is the only file that knows Tauri.
import { Channel, invoke } from "@tauri-apps/api/core";
import { Backend } from "./generated";

class TauriBackend extends Backend {
  protected override invoke<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
    const sent = Object.entries(args).map(([name, value]) => [
      name,
      typeof value === "function" ? new Channel(value as (message: unknown) => void) : value,
    ]);
    return invoke(command, Object.fromEntries(sent) as Record<string, unknown>);
  }
}

export const backend: Backend = new TauriBackend();
