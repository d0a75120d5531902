import socket

import pytest
from pytest_socket import SocketConnectBlockedError


# pytest-socket warns before it raises.
@pytest.mark.filterwarnings("ignore:A test tried to use socket:UserWarning")
def test_tests_cannot_reach_the_network():
    # 192.0.2.0/24 is reserved for documentation: nobody answers there.
    with socket.socket() as client, pytest.raises(SocketConnectBlockedError):
        client.connect(("192.0.2.1", 80))


def test_tests_can_talk_to_this_machine():
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
        with socket.create_connection(address, timeout=5) as client:
            assert client.getpeername() == address
