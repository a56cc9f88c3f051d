using System.Linq.Expressions;
using System.Reflection;
using ConditionalAccess.Custom;

namespace ConditionalAccess.Testing.Generation.Custom;

/// <summary>Random expressions over every fact, as a host's lambdas and a compiler of scripts make them; constants from what devices and sign-ins have, and near misses.</summary>
internal sealed class RandomExpression
{
    private readonly ScriptKind _kind;
    private readonly FactDefinition[] _facts;
    private readonly ParameterExpression _parameter;
    private readonly RandomConstants _constants;
    private SplitMix64 _rng;

    private RandomExpression(ScriptKind kind, ulong seed)
    {
        (_kind, _rng) = (kind, new SplitMix64(seed));
        _facts = kind == ScriptKind.Condition ? SignInFactTable.All : ManagedDeviceFactTable.All;
        _parameter = kind == ScriptKind.Condition ? Expression.Parameter(typeof(SignInFacts), "signIn") : Expression.Parameter(typeof(ManagedDeviceFacts), "device");
        _constants = new RandomConstants();
    }

    /// <summary>The expression of a seed.</summary>
    public static LambdaExpression Create(ScriptKind kind, ulong seed)
    {
        var random = new RandomExpression(kind, seed);
        Expression body = random.Condition(random._rng.Weighted(50, 35, 15));
        return Expression.Lambda(body, random._parameter);
    }

    private Expression Condition(int depth)
    {
        if (depth == 0) return Leaf();
        return _rng.Weighted(30, 25, 15, 10, 8, 2) switch
        {
            0 => Expression.AndAlso(Condition(depth - 1), Condition(_rng.Below(depth))),
            1 => Expression.OrElse(Condition(depth - 1), Condition(_rng.Below(depth))),
            2 => Expression.Not(Condition(depth - 1)),
            3 => Expression.Condition(Leaf(), Condition(depth - 1), Condition(_rng.Below(depth))),
            4 => Expression.Equal(Leaf(), Condition(depth - 1)),
            _ => Expression.NotEqual(Leaf(), Expression.Constant(_rng.Chance(0.5))),
        };
    }

    private Expression Leaf()
    {
        FactDefinition fact = _rng.Pick(_facts);
        Expression test = Test(fact);
        return _rng.Chance(0.3) ? Expression.Not(test) : test;
    }

    private Expression Test(FactDefinition fact) => fact.Kind switch
    {
        FactKind.Flag => Member(fact),
        FactKind.Number => Compared(Member(fact), Expression.Constant(_constants.Number(ref _rng))),
        FactKind.Enumeration => Word(Member(fact), fact.Words!),
        FactKind.Text => Text(Member(fact), fact),
        FactKind.Id => Same(Member(fact), fact),
        FactKind.Version => Version(Member(fact), fact),
        FactKind.Time => Time(fact),
        FactKind.TextList or FactKind.IdList => List(Member(fact), fact),
        FactKind.Address => Expression.Call(Member(fact), nameof(SignInAddress.IsIn), null, Expression.Constant(_constants.Range(ref _rng))),
        _ => Expression.Call(Owner(fact), fact.Path[(fact.Path.LastIndexOf('.') + 1)..], null, Expression.Constant(_constants.Methods(ref _rng))),
    };

    private Expression Member(FactDefinition fact)
        => fact.HasArgument ? Expression.Call(Owner(fact), "Attribute", null, Expression.Constant(_constants.AttributeName(ref _rng))) : Expression.Property(Owner(fact), Last(fact.Path));

    private Expression Owner(FactDefinition fact)
    {
        Expression at = _parameter;
        string[] steps = fact.Path.Split('.');
        foreach (string step in steps[..^1]) at = Expression.Property(at, step);
        return at;
    }

    private static string Last(string path) => path[(path.LastIndexOf('.') + 1)..];

    private BinaryExpression Compared(Expression left, Expression right)
    {
        if (_rng.Chance(0.15)) (left, right) = (right, left);
        return _rng.Below(6) switch
        {
            0 => Expression.Equal(left, right),
            1 => Expression.NotEqual(left, right),
            2 => Expression.LessThan(left, right),
            3 => Expression.LessThanOrEqual(left, right),
            4 => Expression.GreaterThan(left, right),
            _ => Expression.GreaterThanOrEqual(left, right),
        };
    }

    // The compiler of C# compares members of enumerations as numbers.
    private Expression Word(Expression member, Type words)
    {
        object[] values = RandomConstants.Words(words);
        if (_rng.Chance(0.2)) return Listed(member, Array(words, [_rng.Pick(values), _rng.Pick(values)]));
        Expression left = Expression.Convert(member, typeof(int)), right = Expression.Constant(Convert.ToInt32(_rng.Pick(values), System.Globalization.CultureInfo.InvariantCulture));
        return RandomConstants.IsOrdered(words) ? Compared(left, right) : _rng.Chance(0.5) ? Expression.Equal(left, right) : Expression.NotEqual(left, right);
    }

    private Expression Text(Expression member, FactDefinition fact)
    {
        string text = _constants.Text(ref _rng, fact.Fact);
        if (!fact.IsExtension && _rng.Chance(0.06)) return Compared(Expression.Property(member, nameof(string.Length)), Expression.Constant(text.Length));
        return Text(member, text, () => _constants.Text(ref _rng, fact.Fact));
    }

    private Expression Text(Expression member, string text, Func<string> another)
    {
        ConstantExpression constant = Expression.Constant(text);
        return _rng.Weighted(24, 14, 10, 10, 10, 10, 8, 8, 6) switch
        {
            0 => Expression.Equal(member, constant),
            1 => Expression.NotEqual(member, constant),
            2 => Call(member, nameof(string.StartsWith), text[..(text.Length / 2)]),
            3 => Call(member, nameof(string.EndsWith), text[(text.Length / 2)..]),
            4 => Call(member, nameof(string.Contains), text.Length > 2 ? text[1..^1] : text),
            5 => Expression.Equal(member, Expression.Constant(null, typeof(string))),
            6 => Expression.Call(typeof(string).GetMethod(nameof(string.IsNullOrEmpty))!, member),
            7 => Listed(member, Array(typeof(string), [text, another()])),
            _ => Call(member, nameof(Equals), text),
        };
    }

    private MethodCallExpression Call(Expression member, string method, string text)
    {
        StringComparison? comparison = _rng.Weighted(2, 1, 1) switch { 0 => null, 1 => StringComparison.Ordinal, _ => StringComparison.OrdinalIgnoreCase };
        return comparison is { } given
            ? Expression.Call(member, typeof(string).GetMethod(method, [typeof(string), typeof(StringComparison)])!, Expression.Constant(text), Expression.Constant(given))
            : Expression.Call(member, typeof(string).GetMethod(method, [typeof(string)])!, Expression.Constant(text));
    }

    private Expression Same(Expression member, FactDefinition fact)
    {
        ConstantExpression id = Expression.Constant(_constants.Id(ref _rng, fact.Fact));
        return _rng.Weighted(4, 3, 2, 2) switch
        {
            0 => Expression.Equal(member, id),
            1 => Expression.NotEqual(member, id),
            2 => Expression.Equal(member, Expression.Constant(null, typeof(string))),
            _ => Listed(member, Array(typeof(string), [_constants.Id(ref _rng, fact.Fact), _constants.Id(ref _rng, fact.Fact)])),
        };
    }

    private Expression Version(Expression member, FactDefinition fact)
    {
        if (_rng.Chance(0.08)) return Expression.Equal(member, Expression.Constant(null, typeof(Version)));
        if (_rng.Chance(0.15)) return Compared(Expression.Property(member, _rng.Pick([nameof(System.Version.Major), nameof(System.Version.Minor), nameof(System.Version.Build), nameof(System.Version.Revision)])), Expression.Constant(_constants.VersionPart(ref _rng)));
        ConstantExpression version = Expression.Constant(_constants.Version(ref _rng, fact.Fact));
        return _rng.Chance(0.1) ? Listed(member, Array(typeof(Version), [version.Value!, _constants.Version(ref _rng, fact.Fact)])) : Compared(member, version);
    }

    private Expression Time(FactDefinition fact)
    {
        Expression time = Member(fact);
        FactDefinition[] times = [.. _facts.Where(f => f.Kind == FactKind.Time)];
        if (_rng.Chance(0.25)) time = Expression.Call(time, nameof(DateTimeOffset.ToOffset), null, Expression.Constant(TimeSpan.FromMinutes(_rng.Between(-56, 56) * 15)));
        return _rng.Weighted(20, 45, 15, 12, 8) switch
        {
            0 => Compared(time, Expression.Constant(_constants.Time(ref _rng))),
            1 => Compared(Expression.Subtract(Member(_rng.Pick(times)), time), Expression.Constant(_constants.Span(ref _rng))),
            2 => Compared(Expression.Property(time, _rng.Pick(["Year", "Month", "Day", "Hour", "Minute"])), Expression.Constant(_rng.Below(32))),
            3 => Compared(Expression.Property(time, nameof(DateTimeOffset.TimeOfDay)), Expression.Constant(TimeSpan.FromMinutes(_rng.Below(1440)))),
            _ => Word(Expression.Property(time, nameof(DateTimeOffset.DayOfWeek)), typeof(DayOfWeek)),
        };
    }

    private MethodCallExpression List(Expression list, FactDefinition fact)
    {
        Func<string> constant = fact.Kind == FactKind.IdList ? () => _constants.Id(ref _rng, fact.Fact) : () => _constants.Text(ref _rng, fact.Fact);
        if (_rng.Chance(0.5)) return Enumerates(nameof(Enumerable.Contains), list, Expression.Constant(constant()));
        if (_rng.Chance(0.15)) return Enumerates(nameof(Enumerable.Any), list);
        ParameterExpression item = Expression.Parameter(typeof(string), "item");
        Expression body = fact.Kind == FactKind.IdList ? Same(item, fact) : Text(item, constant(), constant);
        if (_rng.Chance(0.3)) body = _rng.Chance(0.5) ? Expression.OrElse(body, Same(item, fact)) : Expression.AndAlso(body, Expression.NotEqual(item, Expression.Constant(constant())));
        return Enumerates(_rng.Chance(0.6) ? nameof(Enumerable.Any) : nameof(Enumerable.All), list, Expression.Lambda<Func<string, bool>>(body, item));
    }

    private static MethodCallExpression Enumerates(string method, Expression list, params Expression[] rest)
        => Expression.Call(typeof(Enumerable), method, [typeof(string)], [list, .. rest]);

    private static NewArrayExpression Array(Type type, object[] values) => Expression.NewArrayInit(type, values.Select(v => Expression.Constant(v, type)));

    // As the compiler of C# writes it for an array: over a span, which it makes from the array.
    private MethodCallExpression Listed(Expression member, NewArrayExpression constants)
    {
        Type type = constants.Type.GetElementType()!;
        if (_rng.Chance(0.5)) return Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [type], constants, member);
        MethodInfo toSpan = typeof(ReadOnlySpan<>).MakeGenericType(type).GetMethods().Single(m => m.Name == "op_Implicit" && m.GetParameters()[0].ParameterType == constants.Type);
        MethodInfo contains = typeof(MemoryExtensions).GetMethods().Single(m => m.Name == nameof(MemoryExtensions.Contains) && m.GetParameters() is [var span, _, { IsOptional: true }]
            && span.ParameterType.IsGenericType && span.ParameterType.GetGenericTypeDefinition() == typeof(ReadOnlySpan<>)).MakeGenericMethod(type);
        return Expression.Call(contains, Expression.Call(toSpan, constants), member, Expression.Constant(null, contains.GetParameters()[2].ParameterType));
    }
}
