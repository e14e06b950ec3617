import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Refusal } from '#shared/result.ts';
import { absent, cameraRefusal, noneSet, unplugged } from './camera-words.ts';
import { type Camera, closeStream, drawnCamera, listCameras, openCamera } from './cameras.ts';

export interface LiveCamera {
  readonly stream: MediaStream | null;
  readonly cameras: readonly Camera[];
  readonly chosen: Camera | null;
  /** Why there is no picture. */
  readonly refusal: Refusal | null;
  readonly opening: boolean;
  readonly choose: (camera: Camera) => void;
  /** The next one of the list, or the same again. */
  readonly next: () => void;
}

/** What this desk is set up for. */
export interface CameraSetUp {
  readonly label: string | null;
  readonly simulated: boolean;
}

const rememberedAs = 'camera';
/** What a person chose instead of what is set up holds until the program ends. */
const remembered = (): string | null => sessionStorage.getItem(rememberedAs);
const remember = ({ label }: Camera): void => sessionStorage.setItem(rememberedAs, label);

/**
 * The live picture of the camera of this counter. Pulled out it says so, and comes back by itself when it is there again;
 * on a workstation that is locked it sees nothing.
 * @param setUp null until it is known
 */
export function useCamera(setUp: CameraSetUp | null): LiveCamera {
  const [cameras, setCameras] = useState<readonly Camera[]>([]);
  const [chosen, setChosen] = useState<Camera | null>(null);
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [opening, setOpening] = useState(true);
  const open = useRef<{ stream: MediaStream | null; round: number }>({ stream: null, round: 0 });

  const close = (): void => {
    open.current.round += 1;
    if (open.current.stream !== null) closeStream(open.current.stream);
    open.current.stream = null;
    setStream(null);
  };
  const start = useEffectEvent(async (camera: Camera) => {
    close();
    const { round } = open.current;
    setChosen(camera);
    setOpening(true);
    setRefusal(null);
    try {
      const opened = await openCamera(camera);
      if (round !== open.current.round) {
        closeStream(opened);
        return;
      }
      for (const track of opened.getVideoTracks())
        track.addEventListener('ended', () => {
          if (open.current.stream !== opened) return;
          close();
          setRefusal(unplugged);
        });
      open.current.stream = opened;
      setStream(opened);
    } catch (error) {
      if (round === open.current.round) setRefusal(cameraRefusal(error instanceof Error ? error.name : ''));
    } finally {
      if (round === open.current.round) setOpening(false);
    }
  });

  const look = useEffectEvent(async ({ label, simulated }: CameraSetUp) => {
    const found = [...(await listCameras().catch(() => [])), ...(simulated ? [drawnCamera] : [])];
    setCameras(found);
    if (open.current.stream !== null) return;
    // Whichever was chosen last; then the one this counter is set up for; never one that nobody chose.
    const wanted = chosen?.label ?? remembered() ?? label ?? (simulated ? drawnCamera.label : null);
    const camera = found.find((one) => one.label === wanted);
    if (camera !== undefined) {
      await start(camera);
      return;
    }
    setOpening(false);
    setRefusal((before) => before ?? (wanted === null ? noneSet : absent(wanted)));
  });

  const known = setUp !== null;
  useEffect(() => {
    if (setUp === null) return undefined;
    const { mediaDevices } = navigator;
    const again = () => void look(setUp);
    again();
    mediaDevices?.addEventListener('devicechange', again);
    const unsubscribe = window.counter.onSessionChanged(({ locked }) => {
      if (locked) close();
      else again();
    });
    const held = open.current;
    return () => {
      mediaDevices?.removeEventListener('devicechange', again);
      unsubscribe();
      held.round += 1;
      if (held.stream !== null) closeStream(held.stream);
      held.stream = null;
    };
    // Set up once: what it is set up for does not change while it is open.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [known]);

  return {
    stream,
    cameras,
    chosen,
    refusal,
    opening,
    choose: (camera) => {
      remember(camera);
      void start(camera);
    },
    next: () => {
      const at = cameras.findIndex(({ deviceId }) => deviceId === chosen?.deviceId);
      // One that gave no picture is tried again before the next.
      const to = stream === null && at >= 0 ? cameras[at] : cameras[(at + 1) % cameras.length];
      if (to !== undefined) {
        remember(to);
        void start(to);
      } else if (setUp !== null) void look(setUp);
    },
  };
}
