using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace ConditionalAccess.Cli.Tests;

/// <summary>A headless browser that opens one page, with what it saw there. It needs no package: the browser is spoken to in its own protocol.</summary>
internal static class Chromium
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>The browser; null when the machine has none.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .SelectMany(folder => s_names.Select(name => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    public static async Task<SeenPage> OpenAsync(string url, int width, int height)
    {
        DirectoryInfo profile = Directory.CreateTempSubdirectory();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var start = new ProcessStartInfo(Path!) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (string argument in (string[])["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--remote-debugging-port=0", "--user-data-dir=" + profile.FullName, "about:blank"])
            start.ArgumentList.Add(argument);
        using Process browser = Process.Start(start)!;
        try
        {
            Uri address = await AddressAsync(browser, patience.Token);
            // Nobody reads the rest, and a full pipe would stop the browser.
            _ = browser.StandardError.BaseStream.CopyToAsync(Stream.Null, patience.Token);
            _ = browser.StandardOutput.BaseStream.CopyToAsync(Stream.Null, patience.Token);
            using var socket = new ClientWebSocket();
            await socket.ConnectAsync(address, patience.Token);
            return await new Conversation(socket, patience.Token).OpenAsync(url, width, height);
        }
        finally
        {
            browser.Kill(entireProcessTree: true);
            await browser.WaitForExitAsync(CancellationToken.None);
            profile.Delete(recursive: true);
        }
    }

    private static async Task<Uri> AddressAsync(Process browser, CancellationToken cancel)
    {
        const string Mark = "DevTools listening on ";
        var lines = new List<string>();
        while (await ReadLineAsync(browser.StandardError.BaseStream, cancel) is { } line)
        {
            if (line.StartsWith(Mark, StringComparison.Ordinal)) return new Uri(line[Mark.Length..]);
            lines.Add(line);
        }

        throw new InvalidOperationException("the browser did not start: " + string.Join('\n', lines));
    }

    private static async Task<string?> ReadLineAsync(Stream stream, CancellationToken cancel)
    {
        var line = new List<byte>();
        byte[] one = new byte[1];
        while (await stream.ReadAsync(one, cancel) == 1)
        {
            if (one[0] == '\n') return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add(one[0]);
        }

        return null;
    }

    /// <summary>Commands and answers of the browser's protocol, and the events in between.</summary>
    private sealed class Conversation(ClientWebSocket socket, CancellationToken cancel)
    {
        private readonly List<string> _complaints = [];
        private readonly List<string> _requests = [];
        private string? _session;
        private bool _isLoaded;
        private int _number;

        public async Task<SeenPage> OpenAsync(string url, int width, int height)
        {
            JsonElement target = await AskAsync("Target.createTarget", """{"url":"about:blank"}""");
            JsonElement attached = await AskAsync("Target.attachToTarget", $$"""{"targetId":{{target.GetProperty("targetId").GetRawText()}},"flatten":true}""");
            _session = attached.GetProperty("sessionId").GetRawText();
            foreach (string domain in (string[])["Page", "Network", "Runtime", "Log"]) await AskAsync(domain + ".enable", "{}");
            await AskAsync("Emulation.setDeviceMetricsOverride", FormattableString.Invariant($$"""{"width":{{width}},"height":{{height}},"deviceScaleFactor":1,"mobile":true}"""));
            await AskAsync("Page.navigate", $$"""{"url":{{JsonSerializer.Serialize(url)}}}""");
            while (!_isLoaded) Hear(await ReceiveAsync());
            int page = await NumberAsync("document.documentElement.scrollWidth");
            JsonElement picture = await AskAsync("Page.captureScreenshot", """{"format":"png"}""");
            return new SeenPage(_complaints, [.. _requests.Where(r => r != url)], page, picture.GetProperty("data").GetBytesFromBase64());
        }

        private async Task<int> NumberAsync(string expression)
            => (await AskAsync("Runtime.evaluate", $$"""{"expression":{{JsonSerializer.Serialize(expression)}}}""")).GetProperty("result").GetProperty("value").GetInt32();

        private async Task<JsonElement> AskAsync(string method, string parameters)
        {
            int number = ++_number;
            string session = _session is null ? "" : ",\"sessionId\":" + _session;
            string message = FormattableString.Invariant($$"""{"id":{{number}},"method":"{{method}}","params":{{parameters}}{{session}}}""");
            await socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, cancel);
            while (true)
            {
                JsonElement heard = await ReceiveAsync();
                if (!heard.TryGetProperty("id", out JsonElement id) || id.GetInt32() != number) Hear(heard);
                else return heard.TryGetProperty("result", out JsonElement result) ? result : throw new InvalidOperationException(method + ": " + heard);
            }
        }

        private void Hear(JsonElement heard)
        {
            if (!heard.TryGetProperty("method", out JsonElement method)) return;
            JsonElement parameters = heard.GetProperty("params");
            switch (method.GetString())
            {
                case "Page.loadEventFired":
                    _isLoaded = true;
                    break;
                case "Network.requestWillBeSent":
                    _requests.Add(parameters.GetProperty("request").GetProperty("url").GetString()!);
                    break;
                case "Runtime.consoleAPICalled" or "Runtime.exceptionThrown" or "Log.entryAdded":
                    _complaints.Add(parameters.GetRawText());
                    break;
            }
        }

        private async Task<JsonElement> ReceiveAsync()
        {
            using var message = new MemoryStream();
            byte[] buffer = new byte[64 * 1024];
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(), cancel);
                message.Write(buffer, 0, part.Count);
            }
            while (!part.EndOfMessage);
            return JsonDocument.Parse(message.ToArray()).RootElement;
        }
    }
}

/// <summary>A page as a browser saw it.</summary>
/// <param name="Complaints">Everything that went to its console.</param>
/// <param name="Requests">Everything that it asked for beyond itself.</param>
/// <param name="Width">How wide its content is, in CSS pixels.</param>
/// <param name="Png">A picture of the window.</param>
internal sealed record SeenPage(IReadOnlyList<string> Complaints, IReadOnlyList<string> Requests, int Width, byte[] Png);
