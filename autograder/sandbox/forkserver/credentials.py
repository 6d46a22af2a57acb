"""Who sent a message over a Unix socket, by the kernel's word: its process number in this namespace."""

import socket
import struct

_UCRED = struct.Struct("3i")  # process, user, group


def ask(connection: socket.socket) -> None:
    """Have the kernel add the sender to every message that arrives."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)


def receive(connection: socket.socket, size: int) -> tuple[bytes, int]:
    """Return the next message and the process that sent it, 0 when the other end is closed."""
    message, ancillary, _, _ = connection.recvmsg(size, socket.CMSG_SPACE(_UCRED.size))
    return message, _UCRED.unpack(ancillary[0][2])[0] if message else 0
