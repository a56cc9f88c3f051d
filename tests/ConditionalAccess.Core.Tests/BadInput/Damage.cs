using System.Text.Json.Nodes;

namespace ConditionalAccess.Core.Tests.BadInput;

/// <summary>Ways to spoil a document at random.</summary>
internal static class Damage
{
    private static readonly string[] s_values =
    [
        "null", "true", "false", "0", "-1", "1e999", "2147483648", "\"\"", "\"All\"", "\"None\"", "\"unknownFutureValue\"", "[]", "{}", "[null]", "[[]]", "[{}]", "[\"All\"]",
        "\"0a000000-0000-4000-8000-000000000001\"", "\"10.0.0.0/8\"", "\"2026-01-01T00:00:00Z\"", "\"\\ud83d\\ude00\"", "\"a,b\"", "{\"id\":\"x\"}", "{\"isEnabled\":true}",
        "{\"mode\":\"include\",\"rule\":\"device.model -ne null\"}", "{\"value\":[]}", "[\"mfa\",\"block\"]", "[1,\"mfa\"]",
    ];

    private static readonly string[] s_names =
        ["id", "state", "conditions", "users", "includeUsers", "applications", "includeApplications", "clientAppTypes", "grantControls", "operator", "builtInControls", "value", "ipRanges", "@odata.type", "x"];

    /// <summary>Bytes replaced, cut off, doubled or moved.</summary>
    public static byte[] Bytes(Random random, byte[] whole)
    {
        byte[] bytes = [.. whole];
        for (int n = random.Next(1, 4); n > 0 && bytes.Length > 0; n--)
        {
            int at = random.Next(bytes.Length), length = Math.Min(random.Next(1, 60), bytes.Length - at), to = random.Next(bytes.Length);
            switch (random.Next(8))
            {
                case 0: bytes = bytes[..at]; break;
                case 1: bytes = [.. bytes[..at], .. bytes[(at + length)..]]; break;
                case 2: bytes = [.. bytes[..to], .. bytes[at..(at + length)], .. bytes[to..]]; break;
                case 3: bytes[at] = (byte)random.Next(256); break;
                default: bytes[at] = (byte)random.Next(' ', '~'); break;
            }
        }

        return bytes;
    }

    /// <summary>Valid JSON with some values exchanged, and some members removed, renamed or added.</summary>
    public static string Structure(Random random, string json)
    {
        JsonNode root = JsonNode.Parse(json)!;
        for (int n = random.Next(1, 5); n > 0; n--) Change(random, root);
        return root.ToJsonString();
    }

    /// <summary>Any JSON, with names of Graph.</summary>
    public static string RandomJson(Random random, int depth)
    {
        int kind = depth > 6 ? 0 : random.Next(depth == 0 ? 1 : 0, 4);
        if (kind == 0) return s_values[random.Next(s_values.Length)];
        int count = random.Next(1, 5);
        if (kind == 1) return "[" + string.Join(',', Enumerable.Range(0, count).Select(_ => RandomJson(random, depth + 1))) + "]";
        IEnumerable<string> names = s_names.OrderBy(_ => random.Next()).Take(count + 2);
        return "{" + string.Join(',', names.ToList().Select(name => "\"" + name + "\":" + RandomJson(random, depth + 1))) + "}";
    }

    private static void Change(Random random, JsonNode root)
    {
        List<JsonNode> containers = [.. Containers(root)];
        JsonNode? value = random.Next(4) == 0 ? containers[random.Next(containers.Count)].DeepClone() : Value(random);
        switch (containers[random.Next(containers.Count)])
        {
            case JsonArray list when list.Count > 0: list[random.Next(list.Count)] = value; break;
            case JsonArray list: list.Add(value); break;
            case JsonObject members when members.Count > 0 && random.Next(3) > 0:
                string name = members.ElementAt(random.Next(members.Count)).Key;
                if (random.Next(4) == 0) members.Remove(name);
                else members[name] = value;
                break;
            case JsonObject members: members[s_names[random.Next(s_names.Length)]] = value; break;
        }
    }

    private static JsonNode? Value(Random random)
    {
        string text = s_values[random.Next(s_values.Length)];
        return text == "1e999" ? JsonValue.Create(1.5) : JsonNode.Parse(text);
    }

    private static IEnumerable<JsonNode> Containers(JsonNode node) => node switch
    {
        JsonObject members => members.Where(m => m.Value is not null).SelectMany(m => Containers(m.Value!)).Prepend(node),
        JsonArray list => list.Where(item => item is not null).SelectMany(item => Containers(item!)).Prepend(node),
        _ => [],
    };
}
