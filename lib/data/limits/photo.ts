/**
 * public/photos/cat.jpg (Chelsea the cat, CC0, photographer Stéfan van der Walt) as small as a digit: its largest centred
 * square cut into 28x28 fields, each the mean of its grey (0.299 R + 0.587 G + 0.114 B), dark counted as ink. 784 bytes
 * as base64; tests/browser/limits.spec.ts makes them anew from the photo.
 */
const BYTES = [
  'lmtuc3+Ejpino5+YhpSwmrW7rJmKh4OBeXd3e3xvdYOKipCYlJuUkoCQt4e4qLDEmpyJgnRzeYB1iYaHjJealJKZmpuVh69/n620op+k',
  'knNueYB+hpJ/k5uSjZGlp5GLhoyemoCon4ilnpyCb3uNh4mDio6PiJuhnKSVgYasfqeLtKWStJmLeXWDjHuDgY6MiIWYnpimmIOLp4GB',
  'npyboYiNe3t3fn9+fYeUg36DcIiAmYx8j6ZxdaGclp94jIp0h3OEnpiUhYZ3bG56iIJ+dpWWY2+QkYmDen+NbXt1gYq+tJ+If6DMtsPa',
  'woKJiG9wdIdtZm5qk2p4eHJslZSMb2WtlYu02s/JiHN1gnVzbWV0b4hrbGxwZIF6lH9lo46P3uW3vLhwc4OBeWZrf3Wmsb+DaW9te4iQ',
  'f3yok9fdqLLMbGl/hXxncHey3K+zm4V6ZICRn6CDk5iWmZrH23Nhd4R9aHaC0eelnXdqXGRyh5GYoImFrcnY09eFX3B8gHGCh7nXjqlh',
  'ZFllcIuQjZSOkHdudqDImmhzenp4e5SloLeGZoZ+ho6dqZ6RkJKNiIeas7mNfndyaoWpmpx3eZWUkZ2trKKYlZqSkIqKjaW4l4d3cVx9',
  's3yChZSVlJx7fYeSk5qllZKHfomgsLSVhHZbdKiQk4+Uj4+bl4SDe3d4gYaDiIOJnKC2rY5+YYCtkZOajXV+ipyYgnt1cXFteIGHg4GT',
  'rraYhWeArpqVkHxhWlqJmo97bmtpcX+FipyFiLC+ppB6i6iTiHeBdV5Og4aajnZtZ2Fud5ace22w0L61pLOhnIh+hJOJZW52haCYdWRz',
  'e4SHh3VkYqrfwsKwfpd+d3R/e3dkaWt0ho9zb3iAiIN4Z2Ntxcu2d4GMeXh/gXmCXGFpb3J7gnV/iZGMg3t7fbnNhH6LjXZ5i4x9a1xf',
  'YWZwdXl5fYSOlZGSlpm1nJCWlIaBg4ZxXFZaXWFoaXBxeHl+g4uUmZ6fnZCHh4OAgXliVFFWXF1gZWprcXZ6fH2DiIiPi4V9fYSMh25Z',
  'UFJTWQ==',
]

/** 28x28 bytes, row by row, 0 bright to 255 dark. */
export const photoInk = (): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(BYTES.join('')), (letter) => letter.charCodeAt(0))
