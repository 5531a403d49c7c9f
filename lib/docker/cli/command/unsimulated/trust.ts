import { atLeast, between, exactly, type Group } from '../../command'
import { unsimulated } from './unsimulated'

export const trust: Group = {
  summary: { en: 'Manage signatures of images', zh: '管理镜像签名' },
  commands: {
    key: {
      summary: { en: 'Manage keys to sign with', zh: '管理签名密钥' },
      commands: {
        generate: unsimulated({
          use: 'NAME',
          args: exactly(1),
          summary: { en: 'Make a pair of keys', zh: '生成密钥对' },
          flags: 'dir:s',
        }),
        load: unsimulated({
          use: '[OPTIONS] KEYFILE',
          args: exactly(1),
          summary: { en: 'Take in a private key', zh: '载入私钥' },
          flags: 'name:s',
        }),
      },
    },
    signer: {
      summary: { en: 'Manage who may sign', zh: '管理签名者' },
      commands: {
        add: unsimulated({
          use: 'OPTIONS NAME REPOSITORY [REPOSITORY...] ',
          args: atLeast(2),
          summary: { en: 'Let somebody sign', zh: '添加签名者' },
          flags: 'key:l',
        }),
        remove: unsimulated({
          use: '[OPTIONS] NAME REPOSITORY [REPOSITORY...]',
          args: atLeast(2),
          summary: { en: 'Let somebody sign no more', zh: '移除签名者' },
          flags: 'f/force',
        }),
      },
    },
    inspect: unsimulated({
      use: 'IMAGE[:TAG] [IMAGE[:TAG]...]',
      args: atLeast(1),
      summary: { en: 'Show keys and signatures', zh: '显示密钥与签名信息' },
      flags: 'pretty',
    }),
    revoke: unsimulated({
      use: '[OPTIONS] IMAGE[:TAG]',
      args: exactly(1),
      summary: { en: "Take an image's signature back", zh: '撤销镜像的签名' },
      flags: 'y/yes',
    }),
    sign: unsimulated({
      use: 'IMAGE:TAG',
      args: exactly(1),
      summary: { en: 'Sign an image', zh: '为镜像签名' },
      flags: 'local',
    }),
  },
}

export const manifest: Group = {
  summary: { en: 'Manage manifests and manifest lists', zh: '管理镜像清单' },
  use: 'COMMAND',
  commands: {
    annotate: unsimulated({
      use: '[OPTIONS] MANIFEST_LIST MANIFEST',
      args: exactly(2),
      summary: { en: 'Say more of a manifest in a list', zh: '为清单添加信息' },
      flags: 'arch:s os:s os-features:strings os-version:s variant:s',
    }),
    create: unsimulated({
      use: 'MANIFEST_LIST MANIFEST [MANIFEST...]',
      args: atLeast(2),
      summary: { en: 'Make a list of manifests here', zh: '创建本地清单列表' },
      flags: 'a/amend insecure',
    }),
    inspect: unsimulated({
      use: '[OPTIONS] [MANIFEST_LIST] MANIFEST',
      args: between(1, 2),
      summary: { en: 'Show a manifest or manifest list', zh: '显示镜像清单' },
      flags: 'insecure v/verbose',
    }),
    push: unsimulated({
      use: '[OPTIONS] MANIFEST_LIST',
      args: exactly(1),
      summary: { en: 'Send a manifest list to a registry', zh: '推送清单列表' },
      flags: 'insecure p/purge',
    }),
    rm: unsimulated({
      use: 'MANIFEST_LIST [MANIFEST_LIST...]',
      args: atLeast(1),
      summary: { en: 'Remove manifest lists kept here', zh: '删除本地清单列表' },
    }),
  },
}
