/**
 * A layer of MapLibre that draws the marks as points in its own GL context: one buffer, one draw call. A brush step
 * replaces a buffer of at most a few thousand marks; panning and zooming change a matrix only. Flat Mercator: positions
 * are 32-bit offsets from an origin near the case, and the matrix is combined with that origin in 64 bits.
 */
import type {CustomLayerInterface, CustomRenderMethodInput} from 'maplibre-gl';
import {markFloats, type MarkScale, type Marks} from './marks.ts';

export interface MarksDrawing {
  readonly marks: Marks;
  readonly originX: number;
  readonly originY: number;
  readonly scale: MarkScale;
  /** Canvas in CSS pixels, and physical pixels for one of them. */
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
  /** Pixels for the side of the Mercator square. */
  readonly worldPixels: number;
  /** Red, green, blue, 0 to 1: first party, second party, everybody else, paper. */
  readonly colours: Float32Array;
}

const vertexShader = `#version 300 es
in vec2 offset;
in float size;
in vec4 kind;
uniform mat4 matrix;
uniform vec2 pixel;
uniform vec4 scale; // unit, least, world pixels, pixel ratio
uniform vec3 colours[4];
flat out int shape;
flat out float radius;
flat out float half_size;
flat out vec3 colour;
void main() {
  shape = int(kind.y);
  radius = shape == 3 ? size * scale.z : max(scale.y, scale.x * sqrt(size));
  half_size = (radius + 2.0) * scale.w;
  colour = colours[int(kind.x)];
  gl_Position = matrix * vec4(offset, 0.0, 1.0);
  vec2 shift = (kind.zw - 128.0) / 127.0;
  gl_Position.xy += shift * vec2(1.0, -1.0) * (radius + 0.5) * pixel * gl_Position.w;
  gl_PointSize = 2.0 * half_size;
  radius *= scale.w;
}`;

const fragmentShader = `#version 300 es
precision highp float;
flat in int shape;
flat in float radius;
flat in float half_size;
flat in vec3 colour;
uniform vec3 colours[4];
out vec4 painted;
void main() {
  vec2 at = abs(gl_PointCoord * 2.0 - 1.0) * half_size;
  float reach = shape == 2 ? max(at.x, at.y) * 1.12 : length(at);
  float inside = clamp(radius - reach + 0.5, 0.0, 1.0);
  if (inside == 0.0 && shape != 0) discard;
  float edge = clamp(reach - radius + 1.9, 0.0, 1.0) * inside;
  if (shape == 3) painted = vec4(colour, 1.0) * (0.06 * inside + 0.3 * clamp(reach - radius + 1.0, 0.0, 1.0) * inside);
  else if (shape == 0) {
    float halo = clamp(radius - reach + 1.5, 0.0, 1.0);
    painted = vec4(mix(colours[3], colour, inside), 1.0) * halo;
  } else painted = vec4(mix(colours[3], colour, edge), 1.0) * inside;
}`;

/** `drawing` is asked for at every frame; undefined draws nothing. `drawn` is told the number of marks of a frame. */
export function marksLayer(
  drawing: () => MarksDrawing | undefined,
  drawn: (marks: number) => void,
): CustomLayerInterface {
  let program: WebGLProgram;
  let vertices: WebGLVertexArrayObject;
  let buffer: WebGLBuffer;
  let uploaded: Marks | undefined;
  const matrix = new Float32Array(16);
  return {
    id: 'marks',
    type: 'custom',
    onAdd: (_map, gl) => {
      program = linked(gl);
      buffer = gl.createBuffer();
      vertices = vertexArray(gl, program, buffer);
      uploaded = undefined;
    },
    onRemove: (_map, gl) => {
      gl.deleteBuffer(buffer);
      gl.deleteVertexArray(vertices);
      gl.deleteProgram(program);
    },
    render: (gl, {defaultProjectionData}: CustomRenderMethodInput) => {
      const now = drawing();
      if (now === undefined || now.marks.count === 0) return drawn(0);
      gl.useProgram(program);
      gl.bindVertexArray(vertices);
      if (uploaded !== now.marks) {
        gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
        gl.bufferData(gl.ARRAY_BUFFER, now.marks.buffer, gl.DYNAMIC_DRAW, 0, now.marks.count * markFloats);
        uploaded = now.marks;
      }
      movedTo(matrix, defaultProjectionData.mainMatrix, now.originX, now.originY);
      const {unit, least} = now.scale;
      gl.uniformMatrix4fv(gl.getUniformLocation(program, 'matrix'), false, matrix);
      gl.uniform2f(gl.getUniformLocation(program, 'pixel'), 2 / now.width, 2 / now.height);
      gl.uniform4f(gl.getUniformLocation(program, 'scale'), unit, least, now.worldPixels, now.pixelRatio);
      gl.uniform3fv(gl.getUniformLocation(program, 'colours'), now.colours);
      gl.enable(gl.BLEND);
      gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
      gl.disable(gl.DEPTH_TEST);
      gl.disable(gl.STENCIL_TEST);
      gl.drawArrays(gl.POINTS, 0, now.marks.count);
      gl.bindVertexArray(null);
      return drawn(now.marks.count);
    },
  };
}

/** `out` = matrix × translation by the origin, the sums in 64 bits. */
function movedTo(out: Float32Array, matrix: ArrayLike<number>, x: number, y: number): void {
  out.set(matrix);
  for (let row = 0; row < 4; row += 1) {
    out[12 + row] = (matrix[row] ?? 0) * x + (matrix[4 + row] ?? 0) * y + (matrix[12 + row] ?? 0);
  }
}

function linked(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, vertexShader],
    [gl.FRAGMENT_SHADER, fragmentShader],
  ] as const) {
    const shader = gl.createShader(kind);
    if (shader === null) throw new Error('the GL context is lost');
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (gl.getProgramParameter(program, gl.LINK_STATUS) === false && !gl.isContextLost()) {
    throw new Error(`the shaders of the marks do not link: ${gl.getProgramInfoLog(program) ?? ''}`);
  }
  return program;
}

function vertexArray(gl: WebGL2RenderingContext, program: WebGLProgram, buffer: WebGLBuffer): WebGLVertexArrayObject {
  const vertices = gl.createVertexArray();
  gl.bindVertexArray(vertices);
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
  const stride = markFloats * 4;
  const parts = [
    ['offset', 2, gl.FLOAT, 0],
    ['size', 1, gl.FLOAT, 8],
    ['kind', 4, gl.UNSIGNED_BYTE, 12],
  ] as const;
  for (const [name, length, type, from] of parts) {
    const location = gl.getAttribLocation(program, name);
    gl.enableVertexAttribArray(location);
    gl.vertexAttribPointer(location, length, type, false, stride, from);
  }
  gl.bindVertexArray(null);
  return vertices;
}
