import type { Course } from '@/lib/content/course'

/** The modules and their lessons in the order they are taught; a lesson is a folder in `lessons/<module>/`. */
export const course: Course = {
  modules: [
    {
      id: 'namespaces',
      title: { en: 'Namespaces', zh: '命名空间' },
      summary: {
        en: 'Each one gives a process its own view of one thing.',
        zh: '每一种命名空间，都让进程对某一样东西有自己的视角。',
      },
      lessons: ['pid'],
    },
  ],
}
