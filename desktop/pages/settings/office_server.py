"""Settings of the office's own server: its address and key, and whether it answers."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.label import Label, LabelRole
from desktop.controls.section import Section
from desktop.desk.courier import Errand
from desktop.desk.desk import Desk
from desktop.wording.message_words import message_words
from resources.ollama.host import without_password
from trainer.engines.engine import Engine, EngineError, Model


class OfficeServer(Section):
    """The key is never shown again; it goes to the system's keyring under the address that stands above it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._testing: Errand | None = None
        self.url = QLineEdit()
        self.key = QLineEdit()
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.test = Button()
        self.forget = Button(ButtonRole.QUIET)
        self.unencrypted = Label(LabelRole.SOFT, wrap=True)
        self.key_words = Label(LabelRole.SOFT, wrap=True)
        self.result = Label(wrap=True)
        self.allow = Button()
        self.revoke = Button(ButtonRole.QUIET)
        self._asked = ""  # the host that the user is asked about
        for field in (self.url, self.key):
            self.add(field)
            field.setFixedWidth(280)
        for widget in (self.unencrypted, self.key_words, self.forget, self.revoke, self.test, self.result, self.allow):
            self.add_below(widget)
        self.url.editingFinished.connect(self._url_entered)
        self.key.editingFinished.connect(self._key_entered)
        self.forget.clicked.connect(self._forget_key)
        self.test.clicked.connect(self.try_out)
        self.allow.clicked.connect(self._allow)
        self.revoke.clicked.connect(self._revoke)
        self.retranslate()

    def retranslate(self) -> None:
        self.say(
            self.tr("OpenAI 兼容服务器"),
            (
                (
                    self.tr("地址"),
                    self.tr(
                        "办公室自己的 llama-server、LM Studio、vLLM 或 SGLang，例如 http://192.168.1.5:8000/v1；"
                        "留空时使用环境变量 OPENAI_BASE_URL。"
                        "只连接这台电脑和内部网络，其他主机须先确认；云端服务一律拒绝。"
                    ),
                ),
                (self.tr("密钥"), self.tr("服务器要求时填写，存入系统的密钥环；留空时使用环境变量 OPENAI_API_KEY。")),
            ),
        )
        self.url.setPlaceholderText("http://192.168.1.5:8000/v1")
        self.forget.say(self.tr("删除已保存的密钥"))
        self.test.say(self.tr("测试连接"))
        self.show_settings()

    def show_settings(self) -> None:
        """Shows what is in force."""
        self.url.setText(self._desk.settings.openai_url)
        office = self._desk.servers.office
        unencrypted = office is not None and not office.is_encrypted
        self.unencrypted.setText(
            self.tr("未加密：地址以 http 开头，案情与密钥在网络上可能被旁人读取。") if unencrypted else ""
        )
        self.unencrypted.setVisible(unencrypted)
        self.key.setEnabled(office is not None)
        self.test.setEnabled(office is not None)
        self._show_allowed()
        self._show_key(False)
        self._tell_key("")
        self._tell("")
        if office is not None:
            self._desk.find_key(office.origin, self._show_key)

    def try_out(self) -> None:
        """Asks the server for its models; the user, where it is not to be asked without him."""
        self._tell(self.tr("正在连接……"))
        self._take_test(
            self._desk.courier.send(self._desk.with_engine("openai", _models), self._answered, self._failed)
        )

    def _take_test(self, errand: Errand | None) -> None:
        """One test at a time: the result of an earlier one would be told of another address."""
        if self._testing is not None:
            self._testing.cancel()
        self._testing = errand

    def _answered(self, models: list[Model]) -> None:
        self._tell(self.tr("连接成功，有 {count} 个模型可用。").format(count=len(models)))
        self._desk.refresh()

    def _failed(self, error: Exception) -> None:
        office = self._desk.servers.office
        if isinstance(error, EngineError) and error.kind == "unconfirmed" and office is not None:
            self._ask(str(error.message.values["host"]))
            return
        failed = self.tr("连接失败，详情已写入日志。")
        self._tell(message_words(error.message) if isinstance(error, EngineError) else failed, failed=True)

    def _ask(self, host: str) -> None:
        """Whether the facts may go there, before anything does."""
        self._tell(self.tr("{host} 不在这台电脑或办公室的内部网络中。确认后，案情会发往这台主机。").format(host=host))
        self.allow.say(self.tr("允许发往 {host}").format(host=host))
        self.allow.show()
        self._asked = host

    def _allow(self) -> None:
        self._desk.change(openai_hosts=(*self._desk.settings.openai_hosts, self._asked))
        self._show_allowed()
        self.try_out()

    def _revoke(self) -> None:
        others = tuple(host for host in self._desk.settings.openai_hosts if host != self._host())
        self._desk.change(openai_hosts=others)
        self.show_settings()

    def _show_allowed(self) -> None:
        host = self._host()
        self.revoke.say(self.tr("不再允许案情发往 {host}").format(host=host))
        self.revoke.setVisible(host in self._desk.settings.openai_hosts)

    def _host(self) -> str:
        office = self._desk.servers.office
        return office.host.address if office is not None else ""

    def _url_entered(self) -> None:
        entered = self.url.text().strip()
        url = without_password(entered)
        if url != self._desk.settings.openai_url:
            self._take_test(None)
            self._desk.change(openai_url=url)
            self.show_settings()
        if url != entered:
            self.url.setText(url)
            self._tell_key(
                self.tr("地址中的用户名与密码没有保存：请填写密钥，或把整个地址写入环境变量 OPENAI_BASE_URL。")
            )

    def _key_entered(self) -> None:
        key, office = self.key.text().strip(), self._desk.servers.office
        if key and office is not None:
            self.key.clear()
            self._desk.keep_key(office.origin, key, self._key_kept)

    def _key_kept(self, in_keyring: bool) -> None:
        self._show_key(True)
        self._tell_key(
            self.tr("密钥已存入系统的密钥环。")
            if in_keyring
            else self.tr("系统没有可用的密钥环：密钥只保留到程序关闭。需要长期使用时，请设置环境变量 OPENAI_API_KEY。")
        )

    def _forget_key(self) -> None:
        office = self._desk.servers.office
        if office is not None:
            self._desk.keep_key(office.origin, "", lambda _kept: self._show_key(False))
            self._tell_key("")

    def _show_key(self, there: bool) -> None:
        self.key.setPlaceholderText(self.tr("已保存") if there else "")
        self.forget.setVisible(there)

    def _tell_key(self, words: str) -> None:
        self.key_words.setText(words)
        self.key_words.setVisible(bool(words))

    def _tell(self, words: str, *, failed: bool = False) -> None:
        self.allow.hide()
        self.result.set_role(LabelRole.ERROR if failed else LabelRole.PLAIN)
        self.result.setText(words)
        self.result.setVisible(bool(words))


async def _models(engine: Engine) -> list[Model]:
    return await engine.models()
