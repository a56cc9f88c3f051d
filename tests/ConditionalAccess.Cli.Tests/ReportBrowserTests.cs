using System.Buffers.Binary;
using System.IO.Compression;

namespace ConditionalAccess.Cli.Tests;

/// <summary>The report in a real browser. Without one, this is left to CI, which installs it and where its absence is a failure.</summary>
public sealed class ReportBrowserTests : IDisposable
{
    private const int Phone = 390;

    private static readonly bool s_hasBrowser = Chromium.Path is not null
        || (Environment.GetEnvironmentVariable("CI") is null ? false : throw new InvalidOperationException("CI has no chromium"));

    private readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(Phone)]
    [InlineData(1280)]
    public async Task A_report_opens_without_network_complaint_or_sideways_scrolling(int width)
    {
        if (!s_hasBrowser) return;
        SeenPage page = await SeeAsync(Report(), width);
        Assert.Empty(page.Complaints);
        Assert.DoesNotContain(page.Requests, r => !r.StartsWith("data:", StringComparison.Ordinal));
        Assert.InRange(page.Width, 1, width);
        Assert.InRange(InkOf(page.Png), 0.02, 1);
    }

    [Theory]
    [InlineData(Phone)]
    [InlineData(1280)]
    public async Task The_report_and_the_matrix_of_fifty_policies_open_as_well(int width)
    {
        if (!s_hasBrowser) return;
        string export = _files.Add("fifty.json", FiftyPolicies.Json);
        foreach (string command in (string[])["report", "matrix"])
        {
            string file = _files[command + ".html"];
            Assert.Equal(new Outcome(0, "", ""), _files.Run(command, export, "--max-cells", "200000", "--format", "html", "--output", file) with { Error = "" });
            SeenPage page = await SeeAsync(file, width);
            Assert.Empty(page.Complaints);
            Assert.DoesNotContain(page.Requests, r => !r.StartsWith("data:", StringComparison.Ordinal));
            Assert.InRange(page.Width, 1, width);
            Assert.InRange(InkOf(page.Png), 0.02, 1);
        }
    }

    [Fact]
    public async Task A_page_with_every_fault_is_seen_through()
    {
        if (!s_hasBrowser) return;
        string file = _files.Add("bad.html", "<!DOCTYPE html><meta name=viewport content='width=device-width'><img src='missing.png'><div style='width:900px'>.</div><script>console.error('x')</script>");
        SeenPage page = await SeeAsync(file, Phone);
        Assert.NotEmpty(page.Complaints);
        Assert.Contains(page.Requests, r => r.EndsWith("missing.png", StringComparison.Ordinal));
        Assert.True(page.Width > Phone);
    }

    [Fact]
    public async Task A_blank_page_is_seen_to_be_blank()
    {
        if (!s_hasBrowser) return;
        Assert.InRange(InkOf((await SeeAsync(_files.Add("blank.html", "<!DOCTYPE html><title>nothing</title>"), Phone)).Png), 0, 0.001);
    }

    private static Task<SeenPage> SeeAsync(string file, int width) => Chromium.OpenAsync(new Uri(file).AbsoluteUri, width, 844);

    // Hostile names, long names without a break, and the tables of the matrix.
    private string Report()
    {
        string[] policies = [Exports.Named("\"<script>console.error(1)</script>\""), Exports.Named("\"" + new string('W', 300) + "\"", control: "compliantDevice").Replace("7a03", "7a04", StringComparison.Ordinal),
            Exports.Named("\"Risk\"", ", \"signInRiskLevels\": [\"high\"]", "block").Replace("7a03", "7a05", StringComparison.Ordinal)];
        string file = _files["report.html"];
        Assert.Equal(0, _files.Run("report", _files.Add("policies.json", "{ \"value\": [" + string.Join(',', policies) + "] }"), "--output", file).ExitCode);
        return file;
    }

    /// <summary>The share of bytes of a picture that are not its most common byte.</summary>
    private static double InkOf(byte[] png)
    {
        using var compressed = new MemoryStream();
        for (int at = 8; at + 8 <= png.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8)) compressed.Write(png, at + 8, length);
            at += length + 12;
        }

        compressed.Position = 0;
        using var inflated = new ZLibStream(compressed, CompressionMode.Decompress);
        using var raw = new MemoryStream();
        inflated.CopyTo(raw);
        byte[] bytes = raw.ToArray();
        return 1 - ((double)bytes.CountBy(b => b).Max(c => c.Value) / bytes.Length);
    }
}
